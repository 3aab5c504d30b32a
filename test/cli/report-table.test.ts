import { expect, test } from 'vitest';
import { renderReport } from '../../cli/run/report-table.ts';
import { coloursFor } from '../../cli/terminal/colours.ts';
import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { type LoudnessReport, reportTimeline } from '../../runtime/engine/measure/loudness-report.ts';

function loudness(integratedLufs: number | null, truePeakDbtp: number | null): LoudnessReport {
  return {
    integratedLufs,
    rangeLu: integratedLufs === null ? null : 4.2,
    rangeIsStable: false,
    rangeLufs: null,
    maxMomentaryLufs: integratedLufs,
    maxShortTermLufs: integratedLufs,
    maximaGridMs: 100,
    truePeakDbtp,
    truePeakPerChannelDbtp: [truePeakDbtp],
    truePeakAtSeconds: null,
    samplePeakDbfs: null,
    samplePeakPerChannelDbfs: [],
    monoPolicy: 'dual mono',
    peakToLoudnessLu: 12.5,
    durationSeconds: 30,
    timeline: reportTimeline({ rateHz: 10, momentary: new Float32Array(), shortTerm: new Float32Array() }),
  };
}

const input = {
  path: '/in/talk.wav',
  sha256: '',
  sizeBytes: 1,
  container: 'wav',
  codec: 'pcm_s16le',
  sampleRate: 44100,
  channels: 1,
  layout: 'mono',
  durationSeconds: 30,
  stream: { audioIndex: 0, of: 1, language: undefined },
  loudness: loudness(-27.3, -9.1),
};

const report: MasterReport = {
  preset: { hash: '', label: 'loudness_only_v1' },
  profile: { hash: '', label: 'audio_only_master_v1' },
  params: {},
  ffmpeg: { version: '5.1', fingerprint: '', mode: 'fast' },
  inputs: { source: input },
  output: {
    ...input,
    path: 'talk.m4a',
    container: 'm4a',
    codec: 'aac',
    sampleRate: 48000,
    channels: 2,
    loudness: loudness(-16.01, -1.2),
  },
  mode: 'limited',
  gainDb: 11.42,
  gainReductionDb: 3.3,
  corrections: 1,
  target: undefined,
  verdicts: [
    { what: 'integrated loudness', expected: '-16 LUFS ± 0.2 LU', measured: '-16.01 LUFS', passed: true },
    { what: 'true peak', expected: 'at most -1 dBTP', measured: '-0.90 dBTP', passed: false },
  ],
  stages: [],
  measurements: [],
  wallSeconds: 3.21,
};

test('a gain before the last stage is no loudness that the deliverable is held to', () => {
  const table = renderReport({ ...report, target: undefined, mode: 'untouched', gainDb: undefined }, coloursFor({}));
  expect(table).toContain('no loudness is promised, so no gain at the end');
});

test('a report is a table of before and after, the treatment, and the verdicts', () => {
  expect(renderReport(report, coloursFor({}))).toMatchInlineSnapshot(`
    "                                        before               after
     integrated loudness                -27.3 LUFS          -16.0 LUFS
     loudness range *                       4.2 LU              4.2 LU
     max momentary                      -27.3 LUFS          -16.0 LUFS
     max short-term                     -27.3 LUFS          -16.0 LUFS
     true peak                           -9.1 dBTP           -1.2 dBTP
     peak to loudness                      12.5 LU             12.5 LU
     duration                             0:30.000            0:30.000
     format                pcm_s16le 44.1 kHz mono   aac 48 kHz stereo
     * unstable: a loudness range needs a minute of programme (EBU Tech 3342)

     gain of +11.42 dB into a true-peak limiter, which takes 3.3 dB from the highest peak; made again once, since the encoder had moved it
     ✔ pass  integrated loudness: -16.01 LUFS (-16 LUFS ± 0.2 LU)
     ✖ fail  true peak: -0.90 dBTP (at most -1 dBTP)

     talk.m4a in 3.2 s"
  `);
});

test('with several inputs each has a column', () => {
  const mixed = { ...report, inputs: { voice: input, music: { ...input, loudness: loudness(null, null) } } };
  expect(renderReport(mixed, coloursFor({})).split('\n').slice(0, 2)).toMatchInlineSnapshot(`
    [
      "                                         voice                     music              master",
      " integrated loudness                -27.3 LUFS                         -          -16.0 LUFS",
    ]
  `);
});

test('of several audio streams it says which was used', () => {
  const french = { ...input, stream: { audioIndex: 1, of: 2, language: 'fra' } };
  expect(renderReport({ ...report, inputs: { source: french } }, coloursFor({}))).toContain(
    '\n source: audio stream 1 (fra), counted from 0, of 2\n',
  );
});
