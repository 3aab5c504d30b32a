import { absolutePath, baseUri, bucketFolders, endpoint, oneOf, text } from '../kind.ts';
import { optional, required } from '../setting.ts';

const service = ['api', 'worker', 'recover'] as const;
const all = [...service, 'commands'] as const;

/** Where everything lies. Credentials are none of it: the AWS SDK finds them itself. */
export const storageSettings = {
  storageBase: required({
    variable: 'LATHE_STORAGE_BASE',
    kind: baseUri,
    by: service,
    doc: 'Where the service keeps presets, jobs and logs. Nothing else may write below it.',
  }),
  outputsBase: optional({
    variable: 'LATHE_OUTPUTS_BASE',
    kind: baseUri,
    by: service,
    doc: 'Where masters go whose job names no destination, as `<job id>.<ext>`.',
    otherwise: '`masters` below `LATHE_STORAGE_BASE`',
  }),
  storageRoot: optional({
    variable: 'LATHE_STORAGE_ROOT',
    kind: absolutePath('a folder'),
    by: all,
    doc: 'The folder that `file://` URIs lie under. It lies on one disk and belongs to the service alone.',
    otherwise: 'no `file://` URIs',
  }),
  s3Endpoint: optional({
    variable: 'LATHE_S3_ENDPOINT',
    kind: endpoint('https://s3.internal:9000'),
    by: all,
    doc: "The server of `s3://` URIs, where it is not Amazon's.",
    otherwise: "Amazon's",
  }),
  region: optional({
    variable: 'AWS_REGION',
    kind: text('the name of a region', /^[\w-]{1,40}$/),
    by: all,
    doc: 'The region of the buckets.',
    otherwise: '`us-east-1`',
  }),
  s3PathStyle: optional({
    variable: 'LATHE_S3_PATH_STYLE',
    kind: oneOf({ '1': true, '0': false }),
    by: all,
    doc: 'Whether the server takes the bucket from the path instead of the host name, as most servers but Amazon do.',
    otherwise: '`0`',
  }),
  s3Checksums: optional({
    variable: 'LATHE_S3_CHECKSUMS',
    kind: oneOf({ always: 'always', when_required: 'when_required' }),
    by: all,
    doc: '`when_required` for servers that do not know the checksums that the SDK adds.',
    otherwise: '`always`',
  }),
  s3Folders: optional({
    variable: 'LATHE_S3_FOLDERS',
    kind: bucketFolders,
    by: all,
    doc: 'Buckets that are folders of this machine, for development: `s3://bucket/key` is then a file. `lathe dev` sets it.',
    otherwise: 'every bucket is one',
  }),
};
