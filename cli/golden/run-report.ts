import { isSame, withFewest } from '../../golden/harness/run.ts';
import { gatherReport } from '../../golden/report/gather.ts';
import { checkWritable, writeWhole } from '../library/write-file.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';
import { describeRun } from './describe.ts';
import type { ReportOptions } from './options.ts';
import { renderSummary } from './render.ts';
import { runGoldenWith } from './run-tiers.ts';

/** Checks, writes the page of it, says where, and sets the exit code: 1 where anything differs. */
export async function runReport(filter: string | undefined, options: ReportOptions): Promise<void> {
  const { output, dir: folder, sound: clipSeconds, atLeast } = options;
  checkWritable(output);
  const { run, result } = await runGoldenWith(
    {
      name: 'report',
      work: async (found, surroundings, onProgress) => {
        const report = withFewest(found, atLeast);
        const gathered = await gatherReport({ run: report, surroundings, folder, clipSeconds, onProgress });
        const { renderGoldenPage } = await import('../../report/golden/golden-page.ts'); // what draws takes a while to load
        return { report, page: await renderGoldenPage(gathered) };
      },
    },
    filter,
    options,
  );
  const { report, page } = result;
  writeWhole(output, page);
  const bytes = Buffer.byteLength(page);
  if (options.json) printJson({ ...describeRun({ ...run, report }), page: { path: output, bytes } });
  else {
    print(renderSummary({ ...run, report }, coloursFor(process.stdout)));
    print(`written to ${output} (${(bytes / 1e6).toFixed(1)} MB)`);
  }
  if (!isSame(report)) process.exitCode = 1;
}
