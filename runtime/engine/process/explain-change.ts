import type { FailureContext, LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';
import type { LogLine } from './spec.ts';

/** The start of a graph by FFmpeg's name, with the number of its input: `graph_0_in_1_0`, from version 7 `graph_0_in_1:0`. */
const GRAPH_INPUT = /^graph_\d+_in_(\d+)[_:]/;

/**
 * Tells whether FFmpeg stopped because an input changed its sample rate or its channels on the way.
 *
 * @param paths - the inputs that were named, in FFmpeg's order
 * @returns undefined where the log does not speak of it
 */
export function explainFormatChange(
  paths: readonly string[],
  problems: readonly LogLine[],
  context: FailureContext = {},
): LatheFailure | undefined {
  const complaint = problems.find(({ text }) => text.startsWith('Changing audio frame properties on the fly'));
  if (complaint === undefined) return undefined;
  const input = GRAPH_INPUT.exec(complaint.source ?? '')?.[1];
  const path = paths[Number(input ?? 0)];
  return path === undefined ? undefined : failure('input/format_changes', { path }, context);
}
