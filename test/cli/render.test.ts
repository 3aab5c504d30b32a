import { expect, test } from 'vitest';
import { usageCodes } from '../../cli/failure/codes.ts';
import { endingOf } from '../../cli/failure/render.ts';
import { usage } from '../../cli/failure/usage-failure.ts';
import { coloursFor, isColourful } from '../../cli/terminal/colours.ts';
import { durationText, figure, signed } from '../../report/text/figures.ts';
import { failure } from '../../runtime/failure/failure.ts';

const plain = coloursFor({ isTTY: false });

test('a failure of the command line', () => {
  expect(endingOf(usage('usage/no_such_path', { path: 'a.preset' }), plain)).toEqual({
    exitCode: 2,
    text: "error[usage/no_such_path]: there is no file or folder 'a.preset'\n   = hint: check the path; a relative one is taken from the current folder",
    json: {
      code: 'usage/no_such_path',
      message: "there is no file or folder 'a.preset'",
      hint: 'check the path; a relative one is taken from the current folder',
    },
  });
});

test('a failure of the runtime, with where it happened and what FFmpeg said', () => {
  const context = { stage: 'render', excerpt: ['Conversion failed!'] };
  const { exitCode, text } = endingOf(failure('input/damaged', { path: 'a.wav', detail: 'noise' }, context), plain);
  expect(exitCode).toBe(2);
  expect(text.split('\n').slice(1, 3)).toEqual(['   = stage: render', '     Conversion failed!']);
});

test('an interrupted job ends as shells expect it', () => {
  expect(endingOf(failure('job/cancelled', { reason: 'interrupted' }), plain).exitCode).toBe(130);
});

test('a lacking FFmpeg is the machine, not what was given', () => {
  const missing = failure('ffmpeg/missing', { program: 'ffmpeg', tried: '/x', variable: 'LATHE_FFMPEG' });
  expect(endingOf(missing, plain).exitCode).toBe(3);
});

test('anything else is a bug, with its stack', () => {
  const { exitCode, text } = endingOf(new TypeError('x is undefined'), plain);
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^bug: this is a bug in Lathe\nTypeError: x is undefined\n +at /);
});

test('every code is worded in lower case, without a full stop', () => {
  const words = ['path', 'name', 'message', 'command', 'where', 'reason', 'what', 'uri'];
  const more = ['profile', 'container', 'text', 'before', 'after', 'to', 'named', 'host', 'program', 'variable'];
  const ofJobs = ['url', 'option', 'state'];
  const data = Object.fromEntries([...words, ...more, ...ofJobs].map((word) => [word, word]));
  const lists = { known: ['x'], labels: ['x'], endings: ['.x'], problems: ['x'], paths: ['x', 'y'], next: ['x_v2'] };
  const others = { errors: 1, given: 1, port: 1, pid: 1, nearest: undefined };
  for (const { word } of Object.values(usageCodes)) {
    const { message, hint } = (word as (data: unknown) => { message: string; hint: string })({
      ...data,
      ...lists,
      ...others,
    });
    expect(`${message}\n${hint}`).not.toMatch(/^[A-Z]|\.$|undefined/m);
  }
});

test('colours are for terminals that want them', () => {
  expect(isColourful({ isTTY: true }, {})).toBe(true);
  expect(isColourful({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(isColourful({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(isColourful({}, {})).toBe(false);
});

test('figures as an engineer writes them', () => {
  expect([figure(-16.04, 'LUFS'), figure(-0.04, 'LU'), figure(null, 'dBTP')]).toEqual(['-16.0 LUFS', '0.0 LU', '-']);
  expect([signed(7.1), signed(-3), signed(0)]).toEqual(['+7.10', '-3.00', '0.00']);
  expect([durationText(12.48), durationText(3723), durationText(59.9996)]).toEqual([
    '0:12.480',
    '1:02:03.000',
    '1:00.000',
  ]);
});
