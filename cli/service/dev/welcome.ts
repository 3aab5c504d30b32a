import type { Environment } from '../../../runtime/config/config.ts';
import { usualUrl } from '../../jobs/connection.ts';
import type { Colours } from '../../terminal/colours.ts';
import type { DataFolder } from './data-folder.ts';
import { sampleUri } from './place-sample.ts';

/** What `lathe dev` has to tell once it runs. */
export interface Standing {
  readonly url: string;
  readonly folder: DataFolder;
  /** Why there is no sample, where there is none. */
  readonly noSample: string | undefined;
}

/** The smallest request there is, which is also the first one in the documentation. */
const request = {
  inputAssetId: sampleUri,
  audioProfile: 'dialogue_clean_v1',
  outputProfile: 'audio_only_master_v1',
};

/** Says where everything is, and gives two commands that work as they stand. */
export function welcome(
  { url, folder, noSample }: Standing,
  { bold, dim, cyan }: Colours,
  environment: Environment,
): string {
  const curl = `curl -sS ${url}/v1/jobs -H 'content-type: application/json' -d '${JSON.stringify(request)}'`;
  const row = (name: string, text: string): string => `  ${bold(name.padEnd(9))} ${text}`;
  return [
    `${bold('Lathe runs')} at ${cyan(url)}`,
    '',
    noSample === undefined
      ? `  ${sampleUri} is a video with somebody speaking. To master it, in another terminal:`
      : `  There is no sample (${noSample}): put a file there as ${sampleUri.replace('s3://bucket', folder.bucket)}, then:`,
    '',
    `  ${cyan(submitLine(url, environment))}`,
    '',
    '  or, as any program does it:',
    '',
    `  ${cyan(curl)}`,
    '',
    `  It answers with the job; its "id" follows it: ${url}/v1/jobs/ID, and /events, /logs, /artifacts below that.`,
    '',
    row('API', `${url}/docs`),
    row('inputs', `${folder.bucket} is s3://bucket: put files there`),
    row('masters', `${folder.bucket}/masters, by the id of the job, unless it names a destination`),
    row('logs', folder.logs),
    row('webhooks', `signed with what is in ${folder.webhookSecret}; --allow names who may be notified`),
    row('data', `${folder.path} ${dim('(jobs survive a restart; delete it to begin anew)')}`),
    '',
    dim('Ctrl-C ends all of it.'),
    '',
  ].join('\n');
}

/** Whoever came by npx has no `lathe` of their own; and the service is named where it is not the one that is meant anyway. */
function submitLine(url: string, { npm_command: npm, LATHE_URL: meant }: Environment): string {
  const { inputAssetId, audioProfile, outputProfile } = request;
  const where = url === (meant || usualUrl) ? '' : ` --url ${url}`;
  const program = npm === undefined ? 'lathe' : 'npx lathe';
  return `${program} jobs submit ${audioProfile} --in ${inputAssetId} --profile ${outputProfile} --wait${where}`;
}
