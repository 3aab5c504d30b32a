import type { InputReport, MasterReport, OutputReport } from '../../runtime/engine/master/report.ts';

/** One file of a job, and what the page calls it. */
export interface JobFile {
  readonly name: string;
  readonly file: InputReport | OutputReport;
}

/** The inputs as they came, and the deliverable: before and after where there is one input. */
export function filesOf({ inputs, output }: MasterReport): {
  readonly before: readonly JobFile[];
  readonly after: JobFile;
} {
  const sources = Object.entries(inputs);
  const isOne = sources.length === 1;
  const before = sources.map(([name, file]) => ({ name: isOne ? 'before' : name, file }));
  return { before, after: { name: isOne ? 'after' : 'master', file: output } };
}

/** The name of a file without its folders, on any system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
