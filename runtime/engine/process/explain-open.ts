import type { FailureContext, LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';
import type { LogLine } from './spec.ts';

/**
 * Tells why FFmpeg or ffprobe could not open one of its inputs.
 *
 * @param paths - the inputs that were named
 * @returns undefined where the log does not speak of opening one of them
 */
export function explainOpenFailure(
  paths: readonly string[],
  problems: readonly LogLine[],
  context: FailureContext = {},
): LatheFailure | undefined {
  const path = paths.find((candidate) => problems.some((line) => verdictOn(candidate, line) !== undefined));
  if (path === undefined) return undefined;
  const verdict = problems.map((line) => verdictOn(path, line)).find((text) => text !== undefined) ?? '';
  return byDemuxer(path, problems, context) ?? byVerdict(path, verdict, context);
}

/**
 * What FFmpeg says of a file last: `file:/a/b.wav: Invalid data found when processing input`.
 *
 * A name may hold line breaks, which split the message; then its first line is all there is.
 */
function verdictOn(path: string, { source, text, level }: LogLine): string | undefined {
  if (source !== undefined || (level !== 'error' && level !== 'fatal')) return undefined;
  const url = `file:${path}`;
  if (text.startsWith(`${url}: `)) return text.slice(url.length + 2);
  return url.includes('\n') && text === url.slice(0, url.indexOf('\n')) ? 'its name holds a line break' : undefined;
}

function byDemuxer(path: string, problems: readonly LogLine[], context: FailureContext): LatheFailure | undefined {
  const refused = problems.find(({ text }) => text.startsWith('Format not on whitelist'));
  if (refused !== undefined) return failure('input/format_not_allowed', { path, format: refused.source }, context);
  const guess = problems.map(({ text }) => /^Format (\S+) detected only with low score/.exec(text)?.[1]).find(Boolean);
  if (guess !== undefined) return failure('input/not_media', { path, guess }, context);
  if (problems.some(({ text }) => text === 'moov atom not found')) {
    return failure('input/truncated', { path, expected: 'an index (moov)', found: 'none' }, context);
  }
  const complaint = problems.find(({ source, level }) => source !== undefined && level !== 'warning');
  return complaint === undefined ? undefined : failure('input/unreadable', { path, reason: complaint.text }, context);
}

function byVerdict(path: string, verdict: string, context: FailureContext): LatheFailure {
  if (verdict.startsWith('No such file')) return failure('input/missing', { path }, context);
  if (verdict.startsWith('Is a directory')) return failure('input/not_a_file', { path, found: 'a folder' }, context);
  if (verdict.startsWith('Invalid data')) return failure('input/not_media', { path, guess: undefined }, context);
  return failure('input/unreadable', { path, reason: verdict }, context);
}
