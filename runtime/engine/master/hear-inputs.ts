import { mkdir } from 'node:fs/promises';
import { type JobFacts, linkMeasurement } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { runFfmpeg } from '../process/run.ts';
import { readMeter } from './read-meter.ts';
import { linkContext, type Session } from './session.ts';
import { beginAside } from './step.ts';

/** Each input as it came, by name, with its true peak. */
export type Before = Readonly<Record<string, Loudness>>;

/**
 * Measures every input as it came, peaks included, while the job goes on: only the report needs it, and a second
 * processor is idle as a rule.
 */
export async function hearInputs(session: Session, facts: JobFacts): Promise<Before> {
  const { inputs } = session.request.preset.artifact;
  const context = { ...linkContext(session, facts), kept: new Map() };
  const links = inputs.map(({ link }) => link);
  const linked = linkMeasurement(context, links, { ...session.sources });
  const folder = session.workspace.path('before');
  await mkdir(folder); // meters write under the same names as those of the job's own steps
  const aside = beginAside(session, 'hear', folder);
  const run = await runFfmpeg(aside.spec(linked.arguments));
  aside.finish(run);
  const heard = inputs.map(async ({ name, link }) => {
    const meter = linked.meterOf.get(link);
    if (meter === undefined) throw new Error(`input ${name} has no meter`);
    return [name, await readMeter(folder, meter, run, linked.meters.indexOf(meter))] as const;
  });
  return Object.fromEntries(await Promise.all(heard));
}
