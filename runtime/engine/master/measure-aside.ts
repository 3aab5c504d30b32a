import { mkdir } from 'node:fs/promises';
import type { LinkedMeasurement } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { runFfmpeg } from '../process/run.ts';
import { readMeter } from './read-meter.ts';
import type { Findings } from './recorded.ts';
import type { AsideKind } from './report.ts';
import type { Session } from './session.ts';
import { beginAside } from './step.ts';
import { byLink, takeOrMeasure } from './take-or-measure.ts';

/**
 * Runs a measuring process beside the steps of the job, unless an earlier job's figures are taken.
 *
 * @param stage also names its folder in the workspace
 * @param detail for people
 * @returns what was measured, by link
 */
export async function measureAside(
  session: Session,
  linked: LinkedMeasurement,
  stage: AsideKind,
  detail: string,
): Promise<ReadonlyMap<string, Loudness>> {
  const wanted = { ...linked, detail };
  return byLink(linked, await takeOrMeasure(session, wanted, () => run(session, linked, stage, detail)));
}

async function run(session: Session, linked: LinkedMeasurement, stage: AsideKind, detail: string): Promise<Findings> {
  const folder = session.workspace.path(stage);
  await mkdir(folder); // meters write under the same names as those of the job's own steps
  const aside = beginAside(session, { stage, detail, cwd: folder });
  const ran = await runFfmpeg(aside.spec(linked.arguments));
  aside.finish(ran);
  const read = linked.meters.map(
    async (meter, output) => [meter.instance, await readMeter(folder, meter, ran, output)] as const,
  );
  return { loudness: Object.fromEntries(await Promise.all(read)), levels: {}, decoded: ran.inputs };
}
