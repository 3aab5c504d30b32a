import { deliveredFormat, type JobFacts, linkLevels, linkMeasurement } from '../../../compiler/artifact/link/index.ts';
import { expectedSeconds } from '../master/expected-seconds.ts';
import { measure } from '../master/measure.ts';
import { readLevelMeter } from '../master/measure-levels.ts';
import { linkContext, type Session } from '../master/session.ts';
import { beginStep } from '../master/step.ts';
import { type LevelFigures, levelFigures } from '../measure/levels.ts';
import type { Loudness } from '../measure/loudness.ts';
import { runFfmpeg } from '../process/run.ts';

/** Measures what would go into the encoder, without encoding it. */
export async function hearMaster(session: Session, facts: JobFacts): Promise<Loudness> {
  const { output } = session.request.preset.artifact;
  const linked = linkMeasurement(linkContext(session, facts), [output], session.sources);
  const detail = 'measuring the master before it is encoded';
  const { byLink } = await measure(session, linked, {
    stage: 'analyze',
    detail,
    seconds: expectedSeconds(session, facts),
  });
  const loudness = byLink.get(output);
  if (loudness === undefined) throw new Error('the master has no meter');
  return loudness;
}

/** Measures the sample levels of what would go into the encoder. */
export async function hearLevels(session: Session, facts: JobFacts): Promise<LevelFigures> {
  const { output } = session.request.preset.artifact;
  const context = linkContext(session, facts);
  const { sampleRate } = deliveredFormat(context);
  const linked = linkLevels(context, [{ id: 'master', link: output, levels: { sampleRate } }], session.sources);
  const [reading] = linked.meters;
  if (reading === undefined) throw new Error('the master has no level meter');
  const detail = 'measuring the levels of the master before it is encoded';
  const step = beginStep(session, { stage: 'analyze', detail, seconds: expectedSeconds(session, facts) });
  const run = await runFfmpeg(step.lead(linked.arguments));
  step.finish(run);
  return levelFigures(await readLevelMeter(session.workspace, reading.meter, run, 0));
}
