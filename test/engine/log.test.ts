import { expect, test } from 'vitest';
import { parseBench } from '../../runtime/engine/process/bench.ts';
import { parseInputCount, parseOutputCount } from '../../runtime/engine/process/counts.ts';
import { splitLines } from '../../runtime/engine/process/lines.ts';
import { parseLogLine } from '../../runtime/engine/process/log-line.ts';
import { progressReader } from '../../runtime/engine/process/progress.ts';
import type { Progress } from '../../runtime/engine/process/spec.ts';

test('a log line names its level and its innermost speaker', () => {
  expect(parseLogLine('[info] Stream mapping:')).toEqual({ level: 'info', source: undefined, text: 'Stream mapping:' });
  expect(parseLogLine('[ebur128@m1 @ 0x55] [Eval @ 0x7f] [error] Undefined constant')).toEqual({
    level: 'error',
    source: 'Eval',
    text: 'Undefined constant',
  });
  expect(parseLogLine('    I:         -27.8 LUFS')).toBeUndefined();
});

test('the counts of FFmpeg 5 are read', () => {
  const line = '  Input stream #0:1 (audio): 235 packets read (960000 bytes); 235 frames decoded (240000 samples); ';
  expect(parseInputCount(line)).toEqual({
    input: 0,
    stream: 1,
    type: 'audio',
    packets: 235,
    bytes: 960000,
    decodeErrors: 0,
    decoded: { frames: 235, samples: 240000 },
  });
});

test('the counts of FFmpeg 7 hold the decode errors', () => {
  const line =
    '  Input stream #0:0 (audio): 26 packets read (31547 bytes); 25 frames decoded; 1 decode errors (115200 samples); ';
  expect(parseInputCount(line)).toMatchObject({ decodeErrors: 1, decoded: { frames: 25, samples: 115200 } });
});

test('a copied stream is neither decoded nor encoded', () => {
  expect(parseInputCount('  Input stream #0:0 (video): 50 packets read (17991 bytes); ')).not.toHaveProperty('decoded');
  expect(parseOutputCount('  Output stream #0:0 (video): 50 packets muxed (17991 bytes); ')).toEqual({
    output: 0,
    stream: 0,
    type: 'video',
    packets: 50,
    bytes: 17991,
  });
});

test('processor time is user and system time together', () => {
  expect(parseBench('bench: utime=0.152s stime=0.010s rtime=0.155s')?.cpuSeconds).toBeCloseTo(0.162);
  expect(parseBench('bench: maxrss=60304kB')).toEqual({ maxRssBytes: 61751296 });
});

test('progress is read from microseconds, block by block', () => {
  const seen: Progress[] = [];
  const read = progressReader((progress) => seen.push(progress));
  const blocks =
    'total_size=44\nout_time_us=N/A\nspeed=N/A\nprogress=continue\ntotal_size=9\nout_time_us=1500000\nspeed=29.6x\nprogress=end';
  for (const line of blocks.split('\n')) read(line);
  expect(seen).toEqual([
    { positionSeconds: 0, speed: undefined, totalBytes: 44 },
    { positionSeconds: 1.5, speed: 29.6, totalBytes: 9 },
  ]);
});

test('lines are cut at their breaks wherever the chunks end, and never grow without bound', () => {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  for (const chunk of ['eins\nzw', 'ei\n', 'x'.repeat(100_000), '\nende']) splitter.push(Buffer.from(chunk));
  splitter.end();
  expect(lines.map((line) => (line.length > 10 ? line.length : line))).toEqual(['eins', 'zwei', 16_384, 'ende']);
});
