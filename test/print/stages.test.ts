import { expect, test } from 'vitest';
import { printDot } from '../../compiler/print/dot.ts';
import { printGraph } from '../../compiler/print/graph.ts';
import { printPlan } from '../../compiler/print/plan.ts';
import { compilePreset, compileProfile } from '../cli/compile-source.ts';

const { artifact } = compilePreset(`
  preset talk v1 {
    input voice: Audio
    param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
    output voice |> highpass(80 Hz) |> normalize(target)
  }`);

const wav = compileProfile('profile wav v1 { container wav codec pcm(bits: int24) sample_rate 48 kHz }').artifact;

test('a graph is printed stage by stage, one filter a line, with the values that it uses', () => {
  expect(printGraph(artifact)).toMatchInlineSnapshot(`
    "1. analyze
      [in:voice]aresample=sample_rate=job.sampleRate[n1]   when voice.sampleRate != job.sampleRate
      [n1]aformat=sample_fmts=dblp[n2]
      [n2]highpass=frequency=80:width_type=q:width=0.7071068[n3]
      [n3]deliver (from voice.channels at job.sampleRate to the profile's)[n4]
      [n4] -> m1: integrated

    2. render
      [in:voice]aresample=sample_rate=job.sampleRate[n1]   when voice.sampleRate != job.sampleRate
      [n1]aformat=sample_fmts=dblp[n2]
      [n2]highpass=frequency=80:width_type=q:width=0.7071068[n3]
      [n3]deliver (from voice.channels at job.sampleRate to the profile's)[n4]
      [n4]volume=volume=amplitude(v2):precision=double[n5]
      [n5] -> encoder
      where v1 = target + correction.loudness
      where v2 = round(v1 - m1.integrated)"
  `);
});

test('with a profile, a graph says what the delivery converts to', () => {
  expect(printGraph(artifact, wav)).toContain(
    '[n3]deliver (from voice.channels at job.sampleRate to its channels at 48000 Hz)[n4]',
  );
});

test('a plan tells the stages in words, and what is known after each', () => {
  expect(printPlan(artifact, wav)).toMatchInlineSnapshot(`
    "1. analyze: measure m1 of voice through highpass and delivery
         then v2 = round(target + correction.loudness - m1.integrated)
    2. render: voice through highpass, delivery and volume, encoded as pcm in wav
    3. verify: hold the decoded deliverable to target LUFS and the duration of what was rendered; where the encoder moved it, correct and render again, at most twice"
  `);
});

test('a plan says where a job is refused', () => {
  const strict = compilePreset(`
    preset strict v1 {
      input voice: Audio
      output voice |> normalize(-16 LUFS, ceiling: -1 dBTP, when_hot: fail)
    }`);
  expect(printPlan(strict.artifact).split('\n').at(-1)).toMatchInlineSnapshot(
    `"   refuse where m1.truePeak + -16 - m1.integrated > -1: the peaks would pass the ceiling, and when_hot is fail"`,
  );
});

test('a drawing has the sound on full lines and the figures on dashed ones', () => {
  expect(printDot('talk_v1', artifact)).toMatchInlineSnapshot(`
    "digraph "talk_v1" {
      rankdir=TB;
      node [shape=box, style=rounded, fontname="Courier", fontsize=10];
      "in:voice" [shape=cds, label="voice"];
      "n1" [label="aresample\\nsample_rate job.sampleRate\\nwhen voice.sampleRate != job.sampleRate", style="rounded,dashed"];
      "in:voice" -> "n1";
      "n2" [label="aformat\\nsample_fmts dblp"];
      "n1" -> "n2";
      "n3" [label="highpass\\nfrequency 80\\nwidth_type q\\nwidth 0.7071068"];
      "n2" -> "n3";
      "n4" [label="deliver (from voice.channels at job.sampleRate to the profile's)"];
      "n3" -> "n4";
      "n5" [label="volume\\nvolume amplitude(v2)\\nprecision double"];
      "n4" -> "n5";
      "m1" -> "n5" [style=dashed];
      "m1" [shape=ellipse, label="m1\\nloudness, true peak"];
      "n4" -> "m1" [style=dashed];
      "deliverable" [shape=cds];
      "n5" -> "deliverable";
    }"
  `);
});

test('a drawing marks the nodes that it is told to', () => {
  const drawn = printDot('talk_v1', artifact, { marked: new Set(['n3']) });
  expect(drawn.split('\n').filter((line) => line.includes('marked'))).toEqual(['  "n3" [class="marked"];']);
});
