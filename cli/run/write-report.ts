import type { AlbumReport } from '../../runtime/engine/album/report.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { writeWhole } from '../library/write-file.ts';
import { jsonPieces } from '../terminal/json.ts';
import type { Job } from './run-job.ts';

/**
 * Writes the report of a job: as a page that opens in a browser where the name ends in .html, else as JSON.
 *
 * @throws UsageFailure `usage/unwritable`
 */
export async function writeReport(path: string, report: MasterReport, job: Job): Promise<void> {
  writeWhole(path, isPage(path) ? await jobPage(report, job) : asJson(report));
}

/** Writes the report of an album, in the same way. */
export async function writeAlbumReport(path: string, report: AlbumReport): Promise<void> {
  writeWhole(path, isPage(path) ? await albumPage(report) : asJson(report));
}

function isPage(path: string): boolean {
  return /\.html?$/i.test(path);
}

function asJson(report: MasterReport | AlbumReport): string {
  return [...jsonPieces(report)].join('');
}

async function jobPage(report: MasterReport, { preset, profile }: Job): Promise<string> {
  const { printDot } = await import('../../compiler/print/dot.ts');
  const { renderJobPage } = await import('../../report/job/job-page.ts'); // what draws takes a while to load
  const dot = printDot(preset.label ?? 'preset', preset.artifact, { profile: profile.artifact });
  return renderJobPage(report, { dot });
}

async function albumPage(report: AlbumReport): Promise<string> {
  const { renderAlbumPage } = await import('../../report/album/album-page.ts');
  return renderAlbumPage(report);
}
