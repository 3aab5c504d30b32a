import { expect, test } from 'vitest';
import { confine } from '../../runtime/engine/confinement/confine.ts';
import { type Confinement, UNCONFINED } from '../../runtime/engine/confinement/confinement.ts';
import { resourceLimits } from '../../runtime/engine/confinement/limits.ts';
import { parseOwnLimits } from '../../runtime/engine/confinement/own-limits.ts';

const limits = { addressSpaceBytes: 2e9, fileBytes: 1e9, openFiles: 64 };
const command = { program: '/usr/bin/ffmpeg', args: ['-i', 'file:/in/a voice.wav', 'out.flac'] };
const allowance = { reads: ['/in/a voice.wav'], writes: ['/scratch/job'], cwd: '/scratch/job', cpuSeconds: 240 };

const sandboxed: Confinement = {
  level: 'bubblewrap',
  shortfalls: [],
  limits,
  tools: { nice: '/usr/bin/nice', prlimit: '/usr/bin/prlimit', bwrap: '/usr/bin/bwrap' },
  system: [
    { kind: 'bind', path: '/usr' },
    { kind: 'link', path: '/lib', target: 'usr/lib' },
  ],
};

const limited: Confinement = {
  level: 'prlimit',
  shortfalls: [],
  limits,
  tools: { nice: '/usr/bin/nice', prlimit: '/usr/bin/prlimit', setpriv: '/usr/bin/setpriv' },
};

const prlimit = '/usr/bin/prlimit --as=2000000000 --cpu=240:250 --fsize=1000000000 --nofile=64 --core=0 --'.split(' ');

test('without a confinement the command stays what it is', () => {
  expect(confine(UNCONFINED, command, allowance)).toEqual(command);
});

test('bubblewrap shows the system, the inputs and the workspace, in this order', () => {
  const { program, args } = confine(sandboxed, command, allowance);
  expect([program, ...args]).toEqual([
    ...prlimit,
    ...['/usr/bin/bwrap', '--unshare-all', '--die-with-parent', '--cap-drop', 'ALL'],
    ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/lib', '/lib', '--dev', '/dev'],
    ...['--bind', '/scratch/job', '/scratch/job', '--ro-bind-try', '/in/a voice.wav', '/in/a voice.wav'],
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', '/scratch/job', '--'],
    ...['/usr/bin/ffmpeg', '-i', 'file:/in/a voice.wav', 'out.flac'],
  ]);
});

test('a program from elsewhere is shown alone, without its folder', () => {
  const { args } = confine(sandboxed, { program: '/opt/tools/ffmpeg', args: [] }, allowance);
  expect(args.join(' ')).toContain('--ro-bind /opt/tools/ffmpeg /opt/tools/ffmpeg --dev');
});

test('prlimit alone binds FFmpeg to the life of this process', () => {
  const { program, args } = confine(limited, command, { ...allowance, isBackground: true });
  expect([program, ...args]).toEqual([
    ...['/usr/bin/nice', '-n', '10', ...prlimit],
    ...['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--no-new-privs', '--'],
    ...['/usr/bin/ffmpeg', '-i', 'file:/in/a voice.wav', 'out.flac'],
  ]);
});

const table = `Limit                     Soft Limit           Hard Limit           Units
Max cpu time              unlimited            3600                 seconds
Max file size             unlimited            unlimited            bytes
Max open files            1024                 128                  files
Max address space         unlimited            8589934592           bytes
`;

test('nobody is given more than this process has itself', () => {
  const own = parseOwnLimits(table);
  expect(own).toEqual({
    cpuSeconds: 3600,
    fileBytes: Number.POSITIVE_INFINITY,
    openFiles: 128,
    addressSpaceBytes: 8_589_934_592,
  });
  expect(resourceLimits({ addressSpaceBytes: 16e9 }, own)).toEqual({
    addressSpaceBytes: 8_589_934_592,
    fileBytes: 64 * 2 ** 30,
    openFiles: 128,
    cpuSeconds: 3590,
  });
});

test('an address space in which FFmpeg cannot start is a mistake', () => {
  expect(() => resourceLimits({ addressSpaceBytes: 100e6 }, parseOwnLimits(''))).toThrow(RangeError);
});
