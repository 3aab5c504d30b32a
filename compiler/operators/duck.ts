import type { Expr } from '../artifact/expr.ts';
import { add, amplitude, div, notEqual, sub } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { formatQuantity } from '../types/quantity.ts';
import { durationOf, milliseconds, samples, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr, stream } from './params.ts';

/**
 * dB from the threshold up to the nominal level of the voice. The wider it is, the gentler the ratio, and the less a
 * word that is louder or softer than nominal moves the bed.
 */
const span = 24;

/**
 * dB from a voice's integrated loudness to the level that the compressor's detector sees while it speaks. Measured:
 * with it, three synthetic voices bring the bed down by 6, 9 and 15 dB within 0.6 dB, from 20/250 to 200/1200 ms.
 */
const detectorOffset = 1.5;

/** LUFS of the softest voice that can be ducked under: FFmpeg's compressor has no threshold below 2^-10 of full scale. */
const softest = Math.ceil(20 * Math.log10(0.000976563) + span - detectorOffset);

export const duck = defineOperator({
  name: 'duck',
  doc: 'Brings a bed down while another stream speaks over it, and lets it rise again in the pauses.',
  example: 'duck(under: speech, depth: 9 dB)',
  streams: 'one',
  params: {
    under: stream('what speaks; normalize it first, since the depth refers to its loudness'),
    depth: quantityOr('Gain', 9, { min: 0, max: 18, doc: 'how far the bed goes down under nominal speech' }),
    attack: quantityOr('Duration', 0.08, { min: 0.001, max: 2, doc: 'how fast it goes down' }),
    release: quantityOr('Duration', 0.6, { min: 0.01, max: 9, doc: 'how fast it comes back' }),
  },
  facts: ([stream]) => ({ ...stream, normalized: false, ducked: true }),
  object(_streams, { under }) {
    if (under.normalized && under.loudness !== undefined && under.loudness.min < softest) {
      return {
        message: `a voice at ${formatQuantity('Loudness', under.loudness.min)} is too soft to duck under`,
        why: `the duck listens from ${span} dB below nominal speech on, and no further down than -60 dBFS`,
        fix: `normalize the other stream to ${softest} LUFS or more`,
      };
    }
    if (under.normalized) return undefined;
    return {
      message: 'a bed ducks under a stream whose loudness is known',
      why: 'the depth refers to speech at its nominal level',
      fix: 'normalize the other stream first: let speech = voice |> normalize(-19 LUFS)',
    };
  },
  lower(graph, [bed], { under, depth, attack, release }) {
    const threshold = add(under.loudness ?? 0, detectorOffset - span);
    const options = {
      threshold: amplitude(threshold),
      ratio: div(1, sub(1, div(depth, span))),
      attack: milliseconds(attack),
      release: milliseconds(release),
      knee: 2,
      detection: 'rms',
    } as const;
    // From FFmpeg 7 on the compressor ends with the first input that ends, wherever the other one has got to: neither
    // does, and the bed is cut to its length afterwards.
    const endless = graph.filter(bed, 'apad', {});
    const ducked = graph.filter(endless, 'sidechaincompress', options, {
      also: [listenedTo(graph, under, bed.sampleRate)],
    });
    const cut = graph.filter(ducked, 'atrim', { end_sample: samples(durationOf(graph, bed), bed) });
    return withoutLoudness(cut);
  },
  explain: ({ depth, attack, release }) =>
    `goes down by ${depth} while the other stream speaks (in ${attack}, back in ${release})`,
});

/** The voice at the bed's rate, and silent after its end. */
function listenedTo(graph: Lowering, voice: Flow, sampleRate: Expr): Flow {
  const inRate = graph.filter(
    voice,
    'aresample',
    { sample_rate: sampleRate },
    { when: notEqual(voice.sampleRate, sampleRate) },
  );
  return graph.filter(inRate, 'apad', {});
}
