import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { failure } from '../../runtime/failure/failure.ts';
import { createLogger, type LoggerOptions } from '../../runtime/telemetry/logger.ts';
import { shortLine } from '../../runtime/telemetry/short-line.ts';

/** A logger, and the lines that it wrote. */
function logger(level: LoggerOptions['level'] = 'info') {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLogger({ service: 'lathe-worker', version: '0.1.0', level, destination });
  return { log, lines, parsed: () => lines.map((line) => JSON.parse(line)) };
}

test('a line is a JSON object that says who, when and how important', () => {
  const { log, parsed } = logger();
  log.info({ jobId: 'j', attempt: 1 }, 'the job has begun');
  expect(parsed()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
      service: 'lathe-worker',
      version: '0.1.0',
      pid: process.pid,
      host: hostname(),
      jobId: 'j',
      attempt: 1,
      message: 'the job has begun',
    },
  ]);
});

test('what is less important than the level is left out', () => {
  const { log, parsed } = logger('warn');
  log.info('not told');
  log.warn('told');
  expect(parsed()).toMatchObject([{ level: 'warn', message: 'told' }]);
});

test('a failure is told by its code and hint, and a bug with its stack', () => {
  const { log, parsed } = logger();
  log.error({ err: failure('storage/not_found', { uri: 's3://bucket/a' }) }, 'failed');
  log.error({ err: new TypeError('undefined is not a job') }, 'bug');
  const [failed, bug] = parsed();
  expect(failed.err).toEqual({
    code: 'storage/not_found',
    class: 'INPUT',
    retryable: false,
    message: "there is nothing at 's3://bucket/a'",
    hint: expect.any(String),
  });
  expect(bug.err.stack).toContain('logger.test.ts');
});

test('secrets are struck out wherever they usually stand', () => {
  const { log, lines } = logger();
  log.info({ req: { headers: { authorization: 'Bearer hunter2', cookie: 'hunter2' } } });
  log.info({ config: { redisUrl: 'redis://:hunter2@redis', webhookSecret: 'hunter2' }, token: 'hunter2' });
  expect(lines.join('')).not.toContain('hunter2');
  expect(lines.join('').match(/\[secret\]/g)).toHaveLength(5);
});

test('at a terminal a line is short', () => {
  const { log, lines } = logger();
  const [jobId, digest] = ['01a21210-86bd-705b-b714-e0080f432701', 'b'.repeat(64)];
  log.warn(
    {
      jobId,
      presetHash: digest,
      sha256: digest,
      seconds: 0.994189047,
      err: failure('queue/worker_lost', { times: 2 }),
    },
    'given up',
  );
  expect(shortLine(lines[0] ?? '')).toEqual({
    head: expect.stringMatching(/^\d\d:\d\d:\d\d worker$/),
    level: 'warn',
    message: 'given up',
    facts: `job=e0080f432701 sha256=${'b'.repeat(12)} seconds=0.994 err=[queue/worker_lost] 2 workers vanished while they had this job`,
  });
  expect(shortLine('Segmentation fault')).toBeUndefined();
});
