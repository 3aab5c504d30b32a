import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../runtime/config/read-config.ts';
import type { ProcessKind } from '../../runtime/config/setting.ts';
import { settings } from '../../runtime/config/settings/index.ts';
import { composeFile, environmentOf, exampleLines } from './support/files.ts';

/** What a process would say to the variables: neither problems nor warnings. */
function fits(kind: ProcessKind, environment: Readonly<Record<string, string>>) {
  const reading = readConfig(kind, environment);
  return { problems: 'problems' in reading ? reading.problems : [], warnings: reading.warnings };
}

const nothing = { problems: [], warnings: [] };

test('the example is a configuration that every process takes as it stands', () => {
  const set = Object.fromEntries(
    exampleLines()
      .filter(({ isSet }) => isSet)
      .map(({ name, value }) => [name, value]),
  );
  for (const kind of ['api', 'worker', 'recover'] as const) expect(fits(kind, set)).toEqual(nothing);
});

test('the example names every variable of the service, and no other', () => {
  const service = Object.values(settings).filter(({ by }) =>
    (by as readonly string[]).some((kind) => kind !== 'commands'),
  );
  const named = new Set(exampleLines().map(({ name }) => name));
  expect([...named].toSorted()).toEqual(service.map(({ variable }) => variable).toSorted());
});

test('what the example shows of each is valid', () => {
  const rows = new Map(Object.values(settings).map((row) => [row.variable, row]));
  for (const { name, value } of exampleLines().filter(({ value }) => value !== '')) {
    expect([name, rows.get(name)?.kind.read(value)]).toEqual([name, { value: expect.anything() }]);
  }
});

test('what the example shows of a number or a word is its default, unless there is none', () => {
  const rows = new Map(Object.values(settings).map((row) => [row.variable, row]));
  const shown = exampleLines().filter(({ name }) => /^`[^`]+`$/.test(rows.get(name)?.defaultText ?? ''));
  const differing = shown.filter(({ name, value }) => rows.get(name)?.defaultText !== `\`${value}\``);
  expect(differing.map(({ name }) => name)).toEqual(['AWS_REGION', 'LATHE_S3_PATH_STYLE', 'LATHE_S3_CHECKSUMS']);
});

test.each([
  ['api', 'api'],
  ['worker', 'worker'],
  ['presets', 'commands'],
] as const)('the service %s of the compose file gets what lathe %s takes', (service, kind) => {
  expect(fits(kind, environmentOf(composeFile(), service))).toEqual(nothing);
});

test('the grace period ends before systemd and Docker lose patience', () => {
  const grace = settings.graceSeconds.default ?? 0;
  for (const unit of ['lathe-api.service', 'lathe-worker@.service']) {
    const text = readFileSync(new URL(`../../deploy/systemd/${unit}`, import.meta.url), 'utf8');
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1])).toBeGreaterThan(grace + 15);
  }
  for (const service of ['api', 'worker']) {
    expect(Number.parseInt(composeFile().services[service]?.stop_grace_period ?? '', 10)).toBeGreaterThan(grace + 15);
  }
});
