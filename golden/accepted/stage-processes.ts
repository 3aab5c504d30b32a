import {
  type LinkContext,
  type LinkedProcess,
  linkLevels,
  linkMeasurement,
  linkRender,
  linkSolve,
  type Sources,
} from '../../compiler/artifact/link/index.ts';
import type { Stage } from '../../compiler/artifact/plan/stage.ts';
import { planStages } from '../../compiler/artifact/plan/stages.ts';
import { solveOf } from '../../compiler/print/stage-parts.ts';

/** One stage of a job and the process that it runs. */
export interface StageProcess {
  readonly stage: Stage;
  readonly process: LinkedProcess;
}

/** dB that a solve tries. */
const triedGain = 1;

/**
 * The processes of a job in running order, each solve once. Links that a stage keeps are read from its file by the stages
 * after it, as in a real job.
 *
 * @param openKept the arguments that open a file that an earlier stage wrote
 */
export function stageProcesses(
  context: LinkContext,
  sources: Sources,
  openKept: (file: string) => readonly string[] = (file) => ['-i', file],
): readonly StageProcess[] {
  const known: Known = { context, sources, openKept };
  return planStages(context.artifact).map((stage) => ({ stage, process: linkStage(known, stage) }));
}

interface Known {
  context: LinkContext;
  sources: Sources;
  readonly openKept: (file: string) => readonly string[];
}

function linkStage(known: Known, stage: Stage): LinkedProcess {
  const { context, sources } = known;
  const { artifact, profile } = context;
  switch (stage.kind) {
    case 'analyze': {
      const measures = artifact.measures.filter(({ id }) => stage.measures.includes(id));
      const peaked = new Set(measures.filter(({ id }) => stage.peaks.includes(id)).map(({ link }) => link));
      const links = measures.map(({ link }) => link);
      const linked = linkMeasurement(context, links, sources, {
        scopeOf: (link) => (peaked.has(link) ? 'loudness and peaks' : 'loudness'),
        keep: stage.keep,
      });
      for (const { link, file } of linked.kept) keep(known, link, file);
      return linked;
    }
    case 'levels': {
      const measures = artifact.measures.filter(({ id }) => stage.measures.includes(id));
      return linkLevels(context, measures, sources);
    }
    case 'solve':
      return linkSolve(context, solveOf(artifact, stage.solve), triedGain, sources);
    case 'render':
      return linkRender(context, sources, {
        file: `master.${profile.extensions[0] ?? profile.container}`,
        listen: false,
      });
  }
}

function keep(known: Known, link: string, file: string): void {
  const name = `kept_${link}`;
  known.context = { ...known.context, kept: new Map([...(known.context.kept ?? []), [link, name]]) };
  known.sources = { ...known.sources, [name]: { arguments: known.openKept(file), stream: 0 } };
}
