import type { Expr } from '../../schemas/generated/artifact.ts';
import { max, min, notEqual } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { withDuration, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { choiceOr } from './params.ts';

export const mix = defineOperator({
  name: 'mix',
  doc: 'Adds streams, each at the level it comes with. Mono streams stay mono unless one is, or may be, stereo.',
  example: 'mix(speech, bed, length: first)',
  streams: 'many',
  params: {
    length: choiceOr(['first', 'longest', 'shortest'], 'longest', 'the stream whose end is the end of the mix'),
  },
  facts(streams) {
    const rate = streams[0]?.sampleRate;
    const channels = streams.every((stream) => stream.channels === 1) ? 1 : 2;
    return { channels, ...(rate === undefined ? {} : { sampleRate: rate }), normalized: false, ducked: false };
  },
  lower(graph, flows, { length }) {
    const channels = flows.every((flow) => flow.channels === 1) ? 1 : 2;
    const [first, ...others] = flows.map((flow) => alike(graph, flow, channels, flows[0].sampleRate));
    if (first === undefined) throw new Error('a mix has at least one stream');
    // FFmpeg would take 6 dB away and give them back as streams end.
    const options = { inputs: flows.length, duration: length, normalize: false } as const;
    return withDuration(graph.filter(first, 'amix', options, { also: others }), mixedDuration(flows, length));
  },
  explain: ({ length }) => `adds the streams; the ${length} one ends the mix`,
});

/** What FFmpeg needs of streams that meet: one rate, one layout, one sample format; it would convert at -3 dB itself. */
function alike(graph: Lowering, flow: Flow, channels: 1 | 2, sampleRate: Expr): Flow {
  const when = notEqual(flow.sampleRate, sampleRate);
  const inRate = graph.filter(withoutLoudness(flow), 'aresample', { sample_rate: sampleRate }, { when });
  const converted = graph.toChannels(inRate, channels);
  const format = { sample_fmts: 'dblp', channel_layouts: channels === 1 ? 'mono' : 'stereo' } as const;
  return { ...graph.filter(converted, 'aformat', format), sampleRate };
}

function mixedDuration(flows: readonly [Flow, ...Flow[]], length: 'first' | 'longest' | 'shortest'): Expr | undefined {
  if (length === 'first') return flows[0].duration;
  const durations = flows.map((flow) => flow.duration).filter((duration) => duration !== undefined);
  if (durations.length < flows.length) return undefined;
  return durations.reduce((a, b) => (length === 'longest' ? max(a, b) : min(a, b)));
}
