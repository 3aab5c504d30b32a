import { rm } from 'node:fs/promises';
import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import { type Correction, nextCorrection } from './correct.ts';
import { findPromisedGain } from './find-values.ts';
import { type LevelsTarget, levelsTargetOf, levelVerdicts, nextLevelsCorrection } from './levels-target.ts';
import type { Presumption } from './presume.ts';
import { type Rendered, render } from './render.ts';
import { renderPresumed } from './render-presumed.ts';
import type { Verdict } from './report.ts';
import type { MasterRequest } from './request.ts';
import type { Session } from './session.ts';
import { type Target, targetOf, verdictsOf } from './verify.ts';

/** A deliverable that stands in the workspace, with its judgement. */
export interface Delivered {
  readonly rendered: Rendered;
  /** Undefined where the preset promises no loudness. */
  readonly target: Target | undefined;
  /** Undefined where it promises no levels. */
  readonly levels: LevelsTarget | undefined;
  readonly verdicts: readonly Verdict[];
  /** Times that it was made again. */
  readonly corrections: number;
}

/** Times that a deliverable is made again because the encoder moved it. */
const mostCorrections = 2;

/**
 * Renders, holds the result against the promise, and renders again with what the encoder changed taken into account.
 *
 * @param presumption that the initial facts rest on
 */
export async function deliver(
  session: Session<MasterRequest>,
  initial: JobFacts,
  presumption?: Presumption,
): Promise<Delivered> {
  const encoding = `encoding ${session.request.profile.artifact.codec}`;
  let { facts, rendered: delivered } = await begin(session, initial, encoding, presumption);
  let kept: Delivered | undefined;
  for (;;) {
    const correction = correctionOf(delivered, facts.correction);
    if (correction === undefined) return delivered;
    if (passes(delivered)) kept = delivered;
    const { corrections } = delivered;
    if (corrections === mostCorrections) return kept ?? delivered;
    if (kept !== delivered) await rm(delivered.rendered.path);
    // Only the promised gain depends on corrections; measurements stay what they were.
    facts = await findPromisedGain(session, { ...facts, correction: correction.shift });
    const detail = `${encoding} again: it was ${correction.reason}`;
    delivered = await renderAndJudge(session, facts, corrections + 1, detail);
  }
}

/** Renders for the first time; twice, where what it rested on falls. */
async function begin(
  session: Session<MasterRequest>,
  initial: JobFacts,
  detail: string,
  presumption: Presumption | undefined,
): Promise<{ readonly facts: JobFacts; readonly rendered: Delivered }> {
  const render = (watched = session, facts = initial) => renderAndJudge(watched, facts, 0, detail);
  if (presumption?.check === undefined) return { facts: initial, rendered: await render() };
  const presumed = await renderPresumed(session, presumption.check, render);
  if (presumed.rendered !== undefined) return { facts: presumed.facts, rendered: presumed.rendered };
  const facts = await findPromisedGain(session, presumed.facts);
  return { facts, rendered: await render(session, facts) };
}

/** What to ask for instead, whichever kind of promise it is; undefined where nothing is to be corrected. */
function correctionOf(
  { rendered, target, levels, corrections }: Delivered,
  current: JobFacts['correction'],
): Correction | undefined {
  if (target !== undefined) return nextCorrection(target, rendered.loudness, current, corrections);
  if (levels === undefined || rendered.levels === undefined) return undefined;
  return nextLevelsCorrection(levels, rendered.levels, current);
}

/** Whether every promise is kept. */
export function passes({ verdicts }: Delivered): boolean {
  return verdicts.every(({ passed }) => passed);
}

async function renderAndJudge(
  session: Session<MasterRequest>,
  facts: JobFacts,
  corrections: number,
  detail: string,
): Promise<Delivered> {
  const { preset, profile } = session.request;
  const rendered = await render(session, facts, `master-${corrections + 1}`, detail);
  const target = targetOf(preset.artifact, profile.artifact, facts);
  const levels = levelsTargetOf(preset.artifact, facts);
  const verdicts = [
    ...(levels === undefined || rendered.levels === undefined ? [] : levelVerdicts(levels, rendered.levels)),
    ...verdictsOf(target, rendered, profile.artifact.frameSize),
  ];
  return { rendered, target, levels, verdicts, corrections };
}
