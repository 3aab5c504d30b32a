import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeasuredPass } from '../../runtime/engine/master/recorded.ts';
import { recordedIn, type WrittenReport } from '../../runtime/engine/master/recorded-in.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { type Job, normalizing, profileOf, run } from './support/mastering.ts';

const media = mediaFolder();
let noise: string;
let talk: string;
beforeAll(() => {
  noise = media.make('noise.wav', ...NOISE);
  // Five seconds of tone that comes and goes, over a soft hiss, with a pop.
  const voice = '0.2*sin(2*PI*220*t)*gt(sin(2*PI*0.6*t),0)+0.0005*(random(0)-0.5)+0.6*between(t,3,3.001)';
  talk = media.make('talk.wav', '-f', 'lavfi', '-i', `aevalsrc='${voice}':d=5:s=48000`);
});
afterAll(() => media[Symbol.dispose]());

const aac = profileOf('m4a', 'aac');
const wav = profileOf('wav', 'pcm');

let made = 0;

/** Masters, with what an earlier report holds once it was written and read again. */
function master(job: Omit<Job, 'destination' | 'recorded'>, earlier?: MasterReport): Promise<MasterReport> {
  made += 1;
  const recorded = earlier && recordedIn(JSON.parse(JSON.stringify(earlier)) as WrittenReport);
  const destination = media.file(`master-${made}.${job.profile.includes('m4a') ? 'm4a' : 'wav'}`);
  return run({ ...job, destination, ...(recorded && { recorded }) });
}

function stagesOf({ stages }: MasterReport): readonly string[] {
  return [...new Set(stages.map(({ stage }) => stage))].toSorted();
}

/** Whether figures were taken: both where only some were. */
function takenOf({ measurements }: MasterReport): readonly boolean[] {
  return [...new Set(measurements.map(({ isTaken }) => isTaken))];
}

function written({ inputs, target, verdicts, gainDb, output, corrections }: MasterReport) {
  const { path: _, ...file } = output;
  return JSON.parse(JSON.stringify({ inputs, target, verdicts, gainDb, file, corrections })) as object;
}

/** The same report with one measured loudness moved by so many LU. */
function moved(report: MasterReport, detail: string, by: number): MasterReport {
  const louder = ([link, figures]: readonly [string, MeasuredPass['loudness'][string]]) =>
    [link, { ...figures, integratedLufs: (figures.integratedLufs ?? Number.NaN) + by }] as const;
  const measurements = report.measurements.map((pass) =>
    pass.detail === detail
      ? { ...pass, loudness: Object.fromEntries(Object.entries(pass.loudness).map(louder)) }
      : pass,
  );
  return { ...report, measurements };
}

describe('what an earlier job measured is taken, and gives the same bytes', () => {
  const limited = normalizing('normalize(-14 LUFS, ceiling: -6 dBTP, max_reduction: 12 dB)');
  const tight = normalizing('normalize(-14 LUFS, ceiling: -5.5 dBTP, tolerance: 1 LU)', '|> highpass(80 Hz)');

  test.each<[string, string, string, () => Job['inputs'], readonly string[]]>([
    ['one gain', normalizing('normalize(-20 LUFS, ceiling: -1 dBTP)'), wav, () => noise, ['analyze']],
    ['peaks that hardly matter', tight, aac, () => noise, ['analyze', 'hear', 'peaks']],
    ['a gain that is searched for', limited, aac, () => noise, ['analyze', 'hear', 'solve']],
    ['levels', 'audiobook_acx', wav, () => ({ chapter: talk }), ['analyze', 'hear']],
  ])('%s', async (_, preset, profile, inputs, measuring) => {
    const job = { preset, profile, inputs: inputs() };
    const first = await master(job);
    expect(stagesOf(first)).toEqual([...measuring, 'render', 'verify'].toSorted());
    const again = await master(job, first);
    expect(stagesOf(again)).toEqual(['render', 'verify']);
    expect(written(again)).toEqual(written(first));
    expect(takenOf(first)).toEqual([false]);
    expect(takenOf(again)).toEqual([true]);
  });

  test.each<[string, () => Job['inputs']]>([
    ['dialogue_clean', () => ({ voice: talk })],
    ['voice_over_music', () => ({ voice: talk, music: noise })],
  ])('a process that leaves sound in scratch is run for that sound, as in %s', async (preset, inputs) => {
    const job = { preset, profile: wav, inputs: inputs() };
    const first = await master(job);
    const again = await master(job, first);
    expect(written(again)).toEqual(written(first));
    expect(again.stages.length).toBeLessThan(first.stages.length);
    expect(takenOf(again)).toEqual([true]);
  });

  test('also from a job that took it itself', async () => {
    const job = { preset: limited, profile: aac, inputs: noise };
    const second = await master(job, await master(job));
    const third = await master(job, second);
    expect([stagesOf(third), written(third)]).toEqual([['render', 'verify'], written(second)]);
  });
});

test('figures are kept to their last digit, as the gain follows from them', async () => {
  const job = { preset: normalizing('normalize(-20 LUFS)'), profile: wav, inputs: noise };
  const first = await master(job);
  const again = await master(job, moved(first, 'measuring source', 0.05));
  expect(again.output.sha256).not.toBe(first.output.sha256);
  expect(again.gainDb).toBeCloseTo((first.gainDb ?? 0) - 0.05, 6);
  expect(stagesOf(again)).toEqual(['render', 'verify']);
});

test('the master is measured all the same: a figure that is far off is corrected', async () => {
  const job = { preset: normalizing('normalize(-20 LUFS)'), profile: wav, inputs: noise };
  const again = await master(job, moved(await master(job), 'measuring source', 3));
  expect(again.corrections).toBe(1);
  expect(again.output.loudness.integratedLufs).toBeCloseTo(-20, 1);
});

test('what is not kept is measured', async () => {
  const job = { preset: normalizing('normalize(-20 LUFS)'), profile: aac, inputs: noise };
  const first = await master(job);
  const measurements = first.measurements.filter(({ detail }) => detail !== 'measuring source');
  const again = await master(job, { ...first, measurements });
  expect(written(again)).toEqual(written(first));
  expect(again.measurements.filter(({ isTaken }) => !isTaken).map(({ detail }) => detail)).toEqual([
    'measuring source',
  ]);
});

test('what was measured of another graph is not taken', async () => {
  const preset = (cut: string) => normalizing('normalize(-20 LUFS)', `|> highpass(${cut})`);
  const first = await master({ preset: preset('80 Hz'), profile: wav, inputs: noise });
  const other = { preset: preset('400 Hz'), profile: wav, inputs: noise };
  const again = await master(other, first);
  expect(written(again)).toEqual(written(await master(other)));
  expect(again.measurements.find(({ detail }) => detail === 'measuring source')?.isTaken).toBe(false);
});

test('a report from before measurements were kept has none', () => {
  expect(recordedIn({ inputs: {} })).toBeUndefined();
});
