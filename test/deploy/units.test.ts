import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { expect, onTestFinished, test } from 'vitest';
import { unknownVariables } from '../../runtime/config/unknown-variables.ts';
import { composeFile, root } from './support/files.ts';

const units = readdirSync(`${root}deploy/systemd`);
const commands = execFileSync(process.execPath, [`${root}cli/lathe.js`, '--help'], { encoding: 'utf8' });

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!hasSystemd).each(units)('systemd takes %s', (unit) => {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-units-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // Where this checkout is, in place of where it would be installed.
  const text = readFileSync(`${root}deploy/systemd/${unit}`, 'utf8').replaceAll('/opt/lathe/', root);
  writeFileSync(join(folder, unit), text);
  const verified = spawnSync('systemd-analyze', ['verify', '--man=no', join(folder, unit)], { encoding: 'utf8' });
  expect(verified.stderr + verified.stdout).toBe('');
});

test.each(units)('%s starts a command that there is, with variables that there are', (unit) => {
  const text = readFileSync(`${root}deploy/systemd/${unit}`, 'utf8');
  const [, program = '', launcher = '', command = ''] =
    /^ExecStart=\/opt\/lathe\/(\S+) \/opt\/lathe\/(\S+) (\S+)$/m.exec(text) ?? [];
  expect([existsSync(root + program), existsSync(root + launcher)]).toEqual([true, true]);
  expect(commands).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  const names = [...text.matchAll(/^Environment=(\w+)=/gm)].map(([, name = '']) => [name, '']);
  expect(unknownVariables(Object.fromEntries(names))).toEqual([]);
});

const copied = [...readFileSync(`${root}deploy/Dockerfile`, 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
  ([, paths = '']) => paths.split(' '),
);

test('what the image is made of is there', () => {
  expect(copied).toContain('cli');
  expect(copied.filter((path) => !existsSync(root + path))).toEqual([]);
});

test('the image has all that its commands import', async () => {
  const { output } = await cruise(['cli/main.ts'], {
    baseDir: root,
    doNotFollow: 'node_modules',
    tsPreCompilationDeps: false,
  });
  if (typeof output === 'string') throw new Error(output);
  const own = output.modules.filter(({ source }) => !source.startsWith('node_modules/') && existsSync(root + source));
  const folders = new Set(own.map(({ source }) => source.split('/')[0] ?? ''));
  expect(folders).toContain('client');
  expect([...folders].filter((folder) => !copied.includes(folder))).toEqual([]);
});

test('the services of the compose file run commands that there are, on volumes that there are', () => {
  const { services, volumes } = composeFile();
  for (const name of ['presets', 'api', 'worker']) {
    const { command: [command = ''] = [], build } = services[name] ?? {};
    expect(commands).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    expect(existsSync(join(root, 'deploy', build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
  }
  const named = Object.values(services)
    .flatMap((service) => service.volumes ?? [])
    .map((volume) => volume.split(':')[0] ?? '')
    .filter((source) => !source.startsWith('/'));
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(volumes).toSorted());
});
