import { greaterThan, min, notEqual } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { withoutLoudness } from './flows.ts';
import type { StreamFacts } from './stream-facts.ts';

/** What FFmpeg needs of streams that meet: one rate, one layout, one sample format; it would convert at -3 dB itself. */
export function alike(graph: Lowering, flows: readonly [Flow, ...Flow[]]): [Flow, ...Flow[]] {
  const channels = flows.every((flow) => flow.channels === 1) ? 1 : 2;
  const { sampleRate } = flows[0];
  const [first, ...others] = flows.map((flow) => {
    const when = notEqual(flow.sampleRate, sampleRate);
    const inRate = graph.filter(withoutLoudness(flow), 'aresample', { sample_rate: sampleRate }, { when });
    const converted = graph.toChannels(inRate, channels);
    const format = { sample_fmts: 'dblp', channel_layouts: channels === 1 ? 'mono' : 'stereo' } as const;
    return { ...graph.filter(converted, 'aformat', format), sampleRate };
  });
  if (first === undefined) throw new Error('streams meet where there is one at least');
  return [first, ...others];
}

/** Facts of what alike streams become together. */
export function joined(streams: readonly StreamFacts[]): StreamFacts {
  const rate = streams[0]?.sampleRate;
  const channels = streams.every((stream) => stream.channels === 1) ? 1 : 2;
  const ducked = streams.some((stream) => stream.ducked);
  return { channels, ...(rate === undefined ? {} : { sampleRate: rate }), normalized: false, ducked };
}

/** Mono and stereo as they are; more channels mixed down to stereo. */
export function stereoAtMost(graph: Lowering, flow: Flow): Flow {
  if (typeof flow.channels === 'number' && flow.channels <= 2) return flow;
  const options = { sample_fmts: 'dblp', channel_layouts: 'stereo' } as const;
  const mixedDown = graph.filter(flow, 'aformat', options, { when: greaterThan(flow.channels, 2) });
  return { ...mixedDown, channels: graph.value(min(flow.channels, 2)) };
}
