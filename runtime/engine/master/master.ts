import type { MasterReport } from './report.ts';
import type { MasterRequest } from './request.ts';

/**
 * Masters files: analyze, solve, render, verify, and correct at most twice.
 *
 * @returns the report; the deliverable stands at the request's destination
 * @throws LatheFailure with nothing written, except that `qc/out_of_spec` keeps the file that failed and names it
 */
export async function master(_request: MasterRequest): Promise<MasterReport> {
  throw new Error('being written');
}
