import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { writeWhole } from '../library/write-file.ts';
import type { Job } from './run-job.ts';

/**
 * Writes the report of a job: as a page that opens in a browser where the name ends in .html, else as JSON.
 *
 * @throws UsageFailure `usage/unwritable`
 */
export async function writeReport(path: string, report: MasterReport, job: Job): Promise<void> {
  const isPage = /\.html?$/i.test(path);
  writeWhole(path, isPage ? await pageOf(report, job) : `${JSON.stringify(report, null, 2)}\n`);
}

async function pageOf(report: MasterReport, { preset, profile }: Job): Promise<string> {
  const { printDot } = await import('../../compiler/print/dot.ts');
  const { renderJobPage } = await import('../../report/job/job-page.ts'); // what draws takes a while to load
  return renderJobPage(report, { dot: printDot(preset.label ?? 'preset', preset.artifact, profile.artifact) });
}
