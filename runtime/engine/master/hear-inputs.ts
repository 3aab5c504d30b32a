import { type JobFacts, linkMeasurement } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { measureAside } from './measure-aside.ts';
import { linkContext, type Session } from './session.ts';

/** Each input as it came, by name, with its true peak. */
export type Before = Readonly<Record<string, Loudness>>;

/**
 * Measures every input as it came, peaks included, while the job goes on: as a rule only the report needs it, and a
 * second processor is idle.
 */
export async function hearInputs(session: Session, facts: JobFacts): Promise<Before> {
  const { inputs } = session.request.preset.artifact;
  const context = { ...linkContext(session, facts), kept: new Map() };
  const linked = linkMeasurement(
    context,
    inputs.map(({ link }) => link),
    { ...session.sources },
  );
  const heard = await measureAside(session, linked, 'hear', 'measuring the inputs as they came');
  return Object.fromEntries(
    inputs.map(({ name, link }) => {
      const loudness = heard.get(link);
      if (loudness === undefined) throw new Error(`input ${name} has no meter`);
      return [name, loudness];
    }),
  );
}
