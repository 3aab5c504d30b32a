import { chmodSync, existsSync, lstatSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { probe } from '../../runtime/engine/probe/probe-file.ts';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import { failureOf } from '../engine/support/failures.ts';
import { NOWHERE } from '../engine/support/ffmpeg.ts';
import { NOISE } from '../engine/support/media.ts';
import { hostAt, specOf, tenants } from './support/confined.ts';

const { own, other, ...folders } = tenants();
const sandbox = await hostAt('bubblewrap');
const open = await hostAt('none');
let noise: string;
let secret: string;
beforeAll(() => {
  noise = own.make('noise.wav', ...NOISE);
  secret = other.make('secret.mp3', ...NOISE);
});
afterAll(() => folders[Symbol.dispose]());

/** Runs arguments that Lathe would never make. */
const hostile = (host: FfmpegHost | undefined, args: readonly string[]) => {
  if (host === undefined) throw new Error('the test was not skipped');
  return runFfmpeg(specOf(host, own, args));
};

describe.skipIf(sandbox === undefined)('in the sandbox, with every other guard off, FFmpeg', () => {
  const playlist = () => {
    const list = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://${secret}\n#EXT-X-ENDLIST\n`;
    const guardless = ['-protocol_whitelist', 'file,crypto,data', '-allowed_extensions', 'ALL', '-f', 'hls'];
    return [...guardless, '-i', `file:${own.write('list.mp3', list)}`, ...NOWHERE];
  };
  const movie = () => ['-f', 'lavfi', '-i', `amovie=${secret}`, ...NOWHERE];

  test.each([
    ['a playlist names', playlist, 'Failed to open segment 0'],
    ['a filter names', movie, 'No such file or directory'],
  ])('does not find the file of another job that %s', async (_, args, refusal) => {
    await hostile(open, args()); // what a plain child process hears
    const failed = await failureOf(hostile(sandbox, args()));
    expect(failed.excerpt?.join('\n')).toContain(refusal);
  });

  test('reaches no network', async () => {
    let connections = 0;
    const listener = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    listener.listen(0, '127.0.0.1', resolve);
    await promise;
    const { port } = listener.address() as AddressInfo; // it listens on a port
    const fetch = ['-f', 'wav', '-i', `tcp://127.0.0.1:${port}?timeout=2000000`, ...NOWHERE];

    await failureOf(hostile(open, fetch));
    expect(connections).toBe(1);
    await failureOf(hostile(sandbox, fetch));
    expect(connections).toBe(1);
    listener.close();
  });

  test.each([
    ['into the folder of another job', () => other.file('planted.wav'), 'No such file or directory'],
    ['beside its workspace', () => join(own.path, '..', 'planted.wav'), 'Read-only file system'],
    ['among the programs', () => '/usr/lib/planted.wav', 'Read-only file system'],
  ])('does not write %s', async (_, target, refusal) => {
    const failed = await failureOf(hostile(sandbox, ['-f', 'lavfi', '-i', 'anullsrc', '-t', '1', target()]));
    expect(failed.excerpt?.join('\n')).toContain(refusal);
    expect(existsSync(target())).toBe(false);
  });

  test('does not write over its input, even where that lies in the workspace', async () => {
    const before = readFileSync(noise);
    const failed = await failureOf(hostile(sandbox, [...inputArguments(noise), './noise.wav'])); // a name it takes for another
    expect(failed.excerpt?.join('\n')).toContain('Read-only file system');
    expect(readFileSync(noise).equals(before)).toBe(true);
  });

  test('writes in its workspace, under names of all kinds', async () => {
    const { outputs } = await hostile(sandbox, [...inputArguments(noise), "file:it's [x],y;z.flac"]);
    expect(outputs).toMatchObject([{ encoded: { samples: 96_000 } }]);
    expect(lstatSync(own.file("it's [x],y;z.flac")).isFile()).toBe(true);
  });
});

test.skipIf(sandbox === undefined)('what a file says of itself is no word of FFmpeg', async () => {
  const title = 'bwrap: Out of memory, Exiting normally, received signal 24.';
  const titled = own.make('titled.wav', ...NOISE, '-metadata', `title=${title}`);
  const { tail } = await hostile(sandbox, [...inputArguments(titled), ...NOWHERE]);
  expect(tail.join('\n')).toContain(title);
  const failed = await failureOf(hostile(sandbox, [...inputArguments(titled), '-af', 'nosuch', ...NOWHERE]));
  expect(failed.message).toContain("No such filter: 'nosuch'");
});

describe.skipIf(sandbox === undefined)('a program in the place of FFmpeg', () => {
  const script = (text: string): FfmpegHost => {
    const ffmpegPath = own.write('script', `#!/bin/sh\n${text}\n`);
    chmodSync(ffmpegPath, 0o755);
    if (sandbox === undefined) throw new Error('the test was not skipped');
    return { ...sandbox, ffmpegPath };
  };

  test('sees no process but its own, and none of our environment', async () => {
    process.env.LATHE_TEST_SECRET = 'a key';
    const seen = own.file('seen');
    await hostile(
      script(`{ kill -0 ${process.pid} && echo found; env; ls -d /proc /etc/passwd /root; } >seen 2>&1; true`),
      [],
    );
    delete process.env.LATHE_TEST_SECRET;
    const told = readFileSync(seen, 'utf8');
    expect(told).toMatch(/kill: .*No such process/);
    expect(told).toMatch(/cannot access '\/proc'.*\n.*cannot access '\/etc\/passwd'.*\n.*cannot access '\/root'/);
    expect(told).not.toContain('a key');
  });

  test('goes last where it runs in the background', async () => {
    const host = script('nice >niceness');
    await runFfmpeg(specOf(host, own, [], { isBackground: true }));
    expect(readFileSync(own.file('niceness'), 'utf8')).toBe(`${Math.min(19, getPriority() + 10)}\n`);
  });

  test('leads us nowhere by a link that it leaves', async () => {
    const failed = await failureOf(hostile(script(`ln -sf ${secret} master.wav`), []));
    expect(failed).toMatchObject({
      code: 'ffmpeg/failed',
      message: "FFmpeg stopped with exit code 0: it left 'master.wav' in its workspace, which is not a file",
    });
    await hostile(script('rm master.wav'), []);
  });

  test('does not have its log written through a link', async () => {
    const target = other.write('precious', 'as it was');
    await failureOf(hostile(script(`ln -sf ${target} ffmpeg.log`), []));
    await failureOf(hostile(script('echo overwritten >&2; exit 1'), []));
    expect(readFileSync(target, 'utf8')).toBe('as it was');
  });
});

describe.skipIf(sandbox === undefined)('ffprobe in the sandbox', () => {
  test('sees the file that it is asked about', async () => {
    if (sandbox === undefined) throw new Error('the test was not skipped');
    expect(await probe({ host: sandbox, path: noise })).toMatchObject({ path: noise, audio: [{ channels: 2 }] });
  });

  test('tells of a file that is no media as ever', async () => {
    if (sandbox === undefined) throw new Error('the test was not skipped');
    const failed = await failureOf(probe({ host: sandbox, path: own.write('text.wav', 'text') }));
    expect(failed.code).toBe('input/not_media');
  });
});
