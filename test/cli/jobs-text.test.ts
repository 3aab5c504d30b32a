import { expect, test } from 'vitest';
import { describeJob } from '../../cli/jobs/describe-job.ts';
import { createFollowView } from '../../cli/jobs/follow-view.ts';
import { logLineText } from '../../cli/jobs/log-line.ts';
import { needsInputName } from '../../cli/jobs/read-inputs.ts';
import { readSubmission } from '../../cli/jobs/read-submission.ts';
import { spanText } from '../../cli/jobs/words.ts';
import { createLineView } from '../../cli/run/progress-view.ts';
import { coloursFor } from '../../cli/terminal/colours.ts';
import type { HeardEvent, Job, JobProgress } from '../../client/index.ts';

const plain = coloursFor({});

test('one input needs no name, several do', () => {
  const { inputAssetId, inputs } = readSubmission('talk_v1', 'wav_v1', { in: ['s3://b/a=1.wav'] });
  expect({ inputAssetId, inputs }).toEqual({ inputAssetId: 's3://b/a=1.wav', inputs: undefined });
  expect(
    readSubmission('mix_v1', 'wav_v1', { in: ['voice=s3://b/v.mkv', 'music=s3://b/m.wav'], stream: ['voice=1'] }),
  ).toEqual({
    inputs: { voice: { uri: 's3://b/v.mkv', stream: 1 }, music: 's3://b/m.wav' },
    audioProfile: 'mix_v1',
    outputProfile: 'wav_v1',
  });
});

test.each([
  [
    { in: ['s3://b/a.mkv'], stream: ['voice=lang:eng'] },
    undefined,
    { voice: { uri: 's3://b/a.mkv', stream: 'lang:eng' } },
  ],
  [{ in: ['voice=s3://b/a.mkv'], stream: ['1'] }, undefined, { voice: { uri: 's3://b/a.mkv', stream: 1 } }],
  [{ in: ['s3://b/a.mkv'], stream: ['1'] }, 'source', { source: { uri: 's3://b/a.mkv', stream: 1 } }],
] as const)('of one input and its stream one name is enough, or that of the preset: %j', (options, only, inputs) => {
  expect(needsInputName(options)).toBe(only !== undefined);
  expect(readSubmission('talk_v1', 'wav_v1', options, only).inputs).toEqual(inputs);
});

test('every option has its place in the submission', () => {
  expect(
    readSubmission('talk_v1', 'wav_v1', {
      in: ['s3://b/a.wav'],
      set: ['target=-14LUFS', 'depth=12'],
      to: 's3://b/out.wav',
      tag: ['show=news'],
      externalId: 'abc',
      priority: 3,
      notify: 'https://caller.internal/hook',
      verbose: true,
      reproducible: true,
    }),
  ).toEqual({
    inputAssetId: 's3://b/a.wav',
    audioProfile: 'talk_v1',
    outputProfile: 'wav_v1',
    params: { target: '-14LUFS', depth: 12 },
    destination: 's3://b/out.wav',
    tags: { show: 'news' },
    externalId: 'abc',
    priority: 3,
    notify: { url: 'https://caller.internal/hook' },
    verbose: true,
    reproducible: true,
  });
});

test.each([
  ['jobs/no_input', {}],
  ['jobs/local_file', { in: ['talk.wav'] }],
  ['jobs/local_file', { in: ['s3://b/a.wav'], to: 'out.wav' }],
  ['jobs/unnamed_input', { in: ['s3://b/a.wav', 's3://b/b.wav'] }],
  ['jobs/unnamed_input', { in: ['s3://b/a.wav'], stream: ['1'] }],
  ['jobs/bad_pair', { in: ['voice=s3://b/a.wav', 'music=s3://b/b.wav'], stream: ['1'] }],
  ['jobs/bad_pair', { in: ['voice=s3://b/a.wav', 'voice=s3://b/b.wav'] }],
  ['jobs/bad_pair', { in: ['s3://b/a.wav'], stream: ['voice='] }],
  ['jobs/bad_pair', { in: ['voice=s3://b/a.wav'], stream: ['voice=1', '2'] }],
  ['jobs/bad_pair', { in: ['voice=s3://b/a.wav'], stream: ['voice=1', 'voice=2'] }],
  ['jobs/bad_pair', { in: ['s3://b/a.wav'], tag: ['news'] }],
  ['jobs/bad_pair', { in: ['s3://b/a.wav'], set: ['a=1', 'a=2'] }],
  ['jobs/bad_pair', { in: ['voice=s3://b/a.wav'], stream: ['music=1'] }],
])('%s for %j', (code, options) => {
  expect(() => readSubmission('talk_v1', 'wav_v1', options)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
});

test('each stage has a line once the next one begins, or the job is completed', async () => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const view = createFollowView(say, async () => createLineView(say, () => 0));
  await view.hear(event({ type: 'submitted' }));
  await view.hear(event({ type: 'started', attempt: 1, worker: 'w-1' }));
  await view.hear(progress({ stage: 'download', detail: 'fetching voice', fraction: 0.5 }));
  await view.hear(progress({ stage: 'analyze', detail: 'measuring voice', fraction: 0.2 }));
  const error = { code: 'x/y', class: 'INFRA', retryable: true, message: 'the disk is full', hint: '' } as const;
  await view.hear(event({ type: 'attempt_failed', attempt: 1, error, nextAttemptAt: '2026-01-01T00:00:12.000Z' }));
  await view.hear(event({ type: 'started', attempt: 2, worker: 'w-2' }));
  await view.hear(progress({ stage: 'render', detail: 'encoding pcm', fraction: 1 }));
  await view.hear(event({ type: 'completed' }));
  expect(lines).toEqual([
    'waiting  for a worker',
    'attempt 1 on w-1',
    'download  fetching voice  0.0 s',
    'attempt 1 failed: the disk is full; again in 12 s',
    'attempt 2 on w-2',
    'render   encoding pcm  0.0 s',
  ]);
});

test('a line of a log is its time, level and text, and what only it says', () => {
  const line = {
    time: '2026-01-01T12:03:04.567Z',
    level: 'warn',
    message: 'it is slow',
    jobId: 'j',
    attempt: 1,
    stage: 'render',
    seconds: 3.4529800359999974,
  };
  expect(logLineText(line, 'j', plain)).toBe('12:03:04.567  warn   it is slow  stage=render seconds=3.453');
  expect(logLineText({ attempt: 2, files: [{ name: 'logs/a.log', bytes: 2000 }] }, 'j', plain)).toBe(
    "\nFiles of attempt 2\n  logs/a.log  2.00 kB\n'lathe jobs logs j --attempt 2 --file NAME' prints one.",
  );
});

test.each([
  [0, '0.0 s'],
  [9_900, '9.9 s'],
  [9_960, '10 s'],
  [99_600, '2 min'],
  [3 * 3_600_000, '3 h'],
  [72 * 3_600_000, '3 d'],
])('%i ms are %s', (ms, text) => {
  expect(spanText(ms)).toBe(text);
});

function event(of: Partial<HeardEvent> & Pick<HeardEvent, 'type'>): HeardEvent {
  return { jobId: 'j', state: 'PROCESSING', at: '2026-01-01T00:00:00.000Z', eventId: undefined, ...of };
}

function progress(of: Omit<JobProgress, 'attempt'>): HeardEvent {
  return event({ type: 'progress', progress: { attempt: 1, ...of } });
}

test('a job that is tried again says why', () => {
  const id = '01a2b3c4-0000-7000-8000-000000000000';
  const at = '2026-11-25T16:00:00.000Z';
  const artifact = { label: 'talk_v1', hash: `sha256:${'0'.repeat(64)}` };
  const job: Job = {
    id,
    kind: 'master',
    state: 'FAILED',
    round: 1,
    attempt: 1,
    createdAt: at,
    updatedAt: at,
    nextAttemptAt: at,
    worker: 'one',
    error: {
      code: 'output/disk_full',
      class: 'INFRA',
      retryable: true,
      message: "there is no room left for 'scratch/work'",
      hint: 'free some space',
    },
    preset: artifact,
    profile: artifact,
    inputs: {},
    params: {},
    priority: 100,
    tags: {},
    verbose: false,
    reproducible: false,
    traceId: '0'.repeat(32),
    links: { self: '', events: '', logs: '', artifacts: '' },
  };
  const lines = describeJob({ job, artifacts: [], webhooks: [] }, plain, 80).split('\n');
  expect(lines).toContain("  failed       output/disk_full: there is no room left for 'scratch/work'");
});
