import { usage } from '../failure/usage-failure.ts';

/** The service reads storage, and knows nothing of the files of whoever submits. */
export function remote(text: string, option: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  throw usage('jobs/local_file', { path: text, option });
}
