import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputArguments, pipeInputArguments } from '../../runtime/engine/process/inputs.ts';
import { runFfmpeg, runPiped } from '../../runtime/engine/process/run.ts';
import type { Progress } from '../../runtime/engine/process/spec.ts';
import { failureOf } from './support/failures.ts';
import { NOWHERE, specIn } from './support/ffmpeg.ts';
import type { MediaFolder } from './support/media.ts';
import { mediaFolder, NOISE } from './support/media.ts';

let media: MediaFolder;
let noise: string;
beforeAll(() => {
  media = mediaFolder();
  noise = media.make('noise.wav', ...NOISE);
});
afterAll(() => media[Symbol.dispose]());

test('a run tells what it read, wrote and cost', async () => {
  const seen: Progress[] = [];
  const meter = '[0:a]ebur128@m1=peak=true:metadata=1:framelog=48[out]';
  const graph = ['-filter_complex', meter, '-map', '[out]', '-c:a', 'flac', 'out.flac'];
  const spec = specIn(media, [...inputArguments(noise), ...graph], { onProgress: (progress) => seen.push(progress) });
  const run = await runFfmpeg(spec);

  expect(run).toMatchObject({
    exitCode: 0,
    inputs: [{ input: 0, stream: 0, type: 'audio', bytes: 384_000, decodeErrors: 0, decoded: { samples: 96_000 } }],
    outputs: [{ output: 0, stream: 0, type: 'audio', encoded: { samples: 96_000 } }],
  });
  expect(run.cpuSeconds).toBeGreaterThan(0);
  expect(run.maxRssBytes).toBeGreaterThan(1e6);
  expect(run.argv[0]).toBe('ffmpeg');
  expect(seen.at(-1)?.positionSeconds).toBeCloseTo(2);
  expect(run.summaries.get('m1')).toMatch(/True peak:\n +Peak: +-\d+\.\d dBFS/);

  const log = readFileSync(spec.logPath, 'utf8');
  expect(log).toContain('Stream mapping:');
  expect(log).not.toContain('TARGET:-23 LUFS'); // the meter's readings, ten a second
});

test('the reproducible mode does without SIMD', async () => {
  const run = await runFfmpeg(specIn(media, [...inputArguments(noise), ...NOWHERE], { cpuMode: 'reproducible' }));
  expect(run.argv.join(' ')).toContain('-cpuflags 0');
});

test.each([
  '-i.wav',
  '-y',
  'a:b.wav',
  "it's [x],y;z.wav",
  'line\nbreak.wav',
  '100%d.wav',
  '%03d.wav',
  'file:x.wav',
  'concat:a|b.wav',
  'ein Lied ü 🎧.wav',
  'back\\slash "quoted".wav',
])('a file named %j opens', async (name) => {
  const path = media.write(name, readFileSync(noise));
  const run = await runFfmpeg(specIn(media, [...inputArguments(path), ...NOWHERE]));
  expect(run.inputs).toMatchObject([{ decoded: { samples: 96_000 } }]);
});

describe('two processes on a pipe', () => {
  test('verify what is encoded while it is written', async () => {
    const tee = ['-map', '0:a', '-c:a', 'aac', '-f', 'tee', '[f=ipod]teed.m4a|[f=adts]pipe:1'];
    const meter = ['-af', 'ebur128@check=peak=true:metadata=1:framelog=48', ...NOWHERE];
    const { producer, consumer } = await runPiped(
      specIn(media, [...inputArguments(noise), ...tee]),
      specIn(media, [...pipeInputArguments(), ...meter], { logPath: media.file('consumer.log') }),
    );
    expect(existsSync(media.file('teed.m4a'))).toBe(true);
    expect(consumer.inputs[0]?.packets).toBe(producer.outputs[0]?.packets);
    expect(consumer.summaries.get('check')).toContain('Integrated loudness:');
  });

  const wave = ['-map', '0:a', '-f', 'wav', 'pipe:1'];

  test('fail for the consumer that failed, not for the pipe that broke', async () => {
    const endless = ['-stream_loop', '-1', ...inputArguments(noise), ...wave];
    const broken = specIn(media, [...pipeInputArguments(), '-af', 'nosuch', ...NOWHERE], { stage: 'verify' });
    const failed = await failureOf(runPiped(specIn(media, endless, { stage: 'render' }), broken));
    expect(failed).toMatchObject({ code: 'ffmpeg/failed', stage: 'verify' });
    expect(failed.message).toContain("No such filter: 'nosuch'");
  });

  test('fail for the producer that failed', async () => {
    const producer = specIn(media, [...inputArguments(media.file('nowhere.wav')), ...wave], { stage: 'render' });
    const consumer = specIn(media, [...pipeInputArguments(), ...NOWHERE], { stage: 'verify' });
    expect(await failureOf(runPiped(producer, consumer))).toMatchObject({ code: 'input/missing', stage: 'render' });
  });

  /** A spec of a shell script in FFmpeg's place. */
  const scripted = (name: string, script: string, stage: string) => {
    const ffmpegPath = media.write(name, `#!/bin/sh\n${script}\n`);
    chmodSync(ffmpegPath, 0o755);
    return specIn(media, [], { ffmpegPath, stage, logPath: media.file(`${name}.log`) });
  };

  test('fail for the producer that failed, though the consumer is gone before it', async () => {
    const pid = media.file('consumer.pid');
    const consumer = scripted('consumer', `echo $$ >${pid}.part; mv ${pid}.part ${pid}; cat; exit 1`, 'verify');
    const complaint = "echo '[fatal] no more' >&2; exec 1>&-";
    const waiting = `until [ -e ${pid} ]; do :; done; while kill -0 $(cat ${pid}) 2>&-; do :; done; exit 3`;
    const producer = scripted('producer', `${complaint}; ${waiting}`, 'render');
    const failed = await failureOf(runPiped(producer, consumer));
    expect(failed).toMatchObject({ code: 'ffmpeg/failed', stage: 'render' });
    expect(failed.message).toContain('exit code 3: no more');
  });

  test('end a producer that does not notice', async () => {
    const producer = scripted('deaf', 'exec sleep 60', 'render');
    const consumer = scripted('failing', 'exit 1', 'verify');
    expect(await failureOf(runPiped(producer, consumer))).toMatchObject({ code: 'ffmpeg/failed', stage: 'verify' });
  });
});

describe('what FFmpeg cannot do', () => {
  const decode = (path: string) =>
    runFfmpeg(specIn(media, [...inputArguments(path), ...NOWHERE], { stage: 'analyze' }));

  test('follow a playlist, whatever it is called', async () => {
    const list = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://${noise}\n#EXT-X-ENDLIST\n`;
    const failed = await failureOf(decode(media.write('list.mp3', list)));
    expect(failed).toMatchObject({ code: 'input/format_not_allowed', stage: 'analyze' });
    expect(failed.excerpt?.at(-1)).toContain('list.mp3: Invalid argument');
  });

  test('open what is no media', async () => {
    expect(await failureOf(decode(media.write('text.wav', 'text')))).toMatchObject({ code: 'input/not_media' });
  });

  test('start where it is not', async () => {
    const failed = await failureOf(runFfmpeg(specIn(media, NOWHERE, { ffmpegPath: '/nowhere/ffmpeg' })));
    expect(failed).toMatchObject({ code: 'ffmpeg/missing', exitCode: 3 });
  });

  test('take a graph that is longer than an argument may be', async () => {
    const graph = Array.from({ length: 30_000 }, () => 'anull').join();
    const spec = specIn(media, [...inputArguments(noise), '-af', graph, ...NOWHERE], { stage: 'render' });
    const consumer = specIn(media, [...pipeInputArguments(), ...NOWHERE], { stage: 'verify' });

    const expected = { code: 'preset/graph_too_long', class: 'PRESET', stage: 'render' };
    expect(await failureOf(runFfmpeg(spec))).toMatchObject(expected);
    expect(await failureOf(runPiped(spec, consumer))).toMatchObject(expected);
  });

  test('run a filter that does not exist', async () => {
    const failed = await failureOf(runFfmpeg(specIn(media, [...inputArguments(noise), '-af', 'nosuch', ...NOWHERE])));
    expect(failed.message).toBe("FFmpeg stopped with exit code 1: No such filter: 'nosuch'");
    expect(failed.excerpt?.length).toBeGreaterThan(1);
  });

  test('write to a full disk', async () => {
    const full = [...inputArguments(noise), '-f', 'wav', '/dev/full'];
    expect(await failureOf(runFfmpeg(specIn(media, full)))).toMatchObject({ code: 'output/disk_full', exitCode: 2 });
  });

  test('write more than the system lets it', async () => {
    const limited = media.write('limited', '#!/bin/sh\nexec prlimit --fsize=100000 ffmpeg "$@"\n');
    execFileSync('chmod', ['755', limited]);
    const spec = specIn(media, [...inputArguments(noise), 'limited.wav'], { ffmpegPath: limited });
    expect(await failureOf(runFfmpeg(spec))).toMatchObject({ code: 'output/disk_full' });
  });
});
