/**
 * The plan that a compiler without a planner makes: every measurement in a process of its own, from the inputs on, with
 * true peaks; nothing kept, nothing at once; the finished file measured afterwards. The sound is the same.
 *
 * `node tools/bench/naive.ts PRESET PROFILE OUTPUT NAME=FILE...`, with names of shipped presets and profiles.
 */
import { rename } from 'node:fs/promises';
import { type JobFacts, linkRender } from '../../compiler/artifact/link/index.ts';
import type { AnalyzeStage } from '../../compiler/artifact/plan/stage.ts';
import { planStages } from '../../compiler/artifact/plan/stages.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { analyze } from '../../runtime/engine/master/analyze.ts';
import { checkInputs } from '../../runtime/engine/master/check-inputs.ts';
import { findPromisedGain } from '../../runtime/engine/master/find-values.ts';
import { inJobRoom } from '../../runtime/engine/master/job-room.ts';
import { prepare } from '../../runtime/engine/master/prepare.ts';
import type { MasterRequest } from '../../runtime/engine/master/request.ts';
import { linkContext, type Session } from '../../runtime/engine/master/session.ts';
import { beginStep } from '../../runtime/engine/master/step.ts';
import { measureFile } from '../../runtime/engine/metering/measure-file.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import { shipped } from './shipped.ts';

const [preset = '', profile = '', destination = '', ...files] = process.argv.slice(2);
const host = await openHost();
const inputs = Object.fromEntries(
  files.map((pair) => {
    const [name = '', path = ''] = pair.split('=');
    return [name, { path, stream: { by: 'default' } } as const];
  }),
);
const request: MasterRequest = { ...shipped(preset, profile), inputs, params: {}, host, destination, force: true };

await inJobRoom(request, async ({ workspace, beside }) => {
  const prepared = await prepare(request, workspace, beside);
  const { session } = prepared;
  const facts = await findPromisedGain(session, await measureAll(session, prepared.facts));
  const path = await render(session, facts);
  await measureFile({ path, stream: { by: 'default' }, host });
  await rename(path, destination);
});

async function measureAll(session: Session<MasterRequest>, initial: JobFacts): Promise<JobFacts> {
  const { artifact } = request.preset;
  const entries = artifact.inputs.map(({ link }) => link);
  const heard = await analyze(session, initial, alone([]), 'exact', entries);
  let facts: JobFacts = { ...heard.facts, inputs: checkInputs(session, initial.inputs, heard.measured) };
  for (const stage of planStages(artifact)) {
    if (stage.kind === 'levels') throw new Error('this plan knows loudness only');
    if (stage.kind !== 'analyze') continue;
    for (const measure of stage.measures) facts = (await analyze(session, facts, alone([measure]), 'exact')).facts;
  }
  return facts;
}

function alone(measures: readonly string[]): AnalyzeStage {
  return { kind: 'analyze', measures, peaks: measures, keep: [] };
}

async function render(session: Session<MasterRequest>, facts: JobFacts): Promise<string> {
  const file = `master.${request.profile.artifact.extensions[0]}`;
  const linked = linkRender(linkContext(session, facts), session.sources, { file, listen: false });
  const step = beginStep(session, { stage: 'render', detail: 'encoding', seconds: undefined });
  await runFfmpeg(step.lead(linked.arguments));
  return session.workspace.path(file);
}
