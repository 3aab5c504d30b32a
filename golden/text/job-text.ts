import type { Sources } from '../../compiler/artifact/link/index.ts';
import { serializeNode } from '../../compiler/artifact/serialize.ts';
import type { CompiledPreset, CompiledProfile } from '../../compiler/compile.ts';
import { presume, usualJob } from '../accepted/presumed-job.ts';
import { isRefused } from '../accepted/refused.ts';
import { type StageProcess, stageProcesses } from '../accepted/stage-processes.ts';

/** What FFmpeg is told in each stage of a usual job, one filter a line, with every number known. */
export function jobText({ artifact }: CompiledPreset, profile: CompiledProfile): string {
  const context = presume(usualJob, artifact, profile.artifact);
  const sources: Sources = Object.fromEntries(
    artifact.inputs.map(({ name }) => [name, { arguments: ['-i', name], stream: 0 }]),
  );
  const refused = isRefused(context) ? ['Refused: the preset does not take what is presumed here.'] : [];
  const stages = stageProcesses(context, sources).map((each, index) => `${index + 1}. ${stageText(each)}`);
  return [`For a job that is presumed: ${usualJob.doc}.`, ...refused, ...stages].join('\n\n');
}

function stageText({ stage, process: { arguments: args, nodes } }: StageProcess): string {
  const graph = args.indexOf('-filter_complex');
  const opened = options(args.slice(0, graph));
  const outputs = options(args.slice(graph + 2));
  return [stage.kind, ...opened, ...nodes.map(serializeNode), ...outputs].join('\n   ');
}

/** Arguments in lines: each `-i` ends one, each `-map` begins one. */
function options(args: readonly string[]): readonly string[] {
  const lines: string[][] = [[]];
  for (const [index, arg] of args.entries()) {
    if (arg === '-map' || args[index - 2] === '-i') lines.push([]);
    lines.at(-1)?.push(arg);
  }
  return lines.filter((line) => line.length > 0).map((line) => line.join(' '));
}
