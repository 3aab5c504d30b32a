import { withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { choice } from './params.ts';
import { unknownStream } from './stream-facts.ts';

const counts = { mono: 1, stereo: 2 } as const;

export const channels = defineOperator({
  name: 'channels',
  doc: 'Makes the stream mono or stereo: mono goes to both sides at its level, stereo to mono as the mean of both.',
  example: 'channels(mono)',
  streams: 'one',
  params: {
    layout: choice(['mono', 'stereo'], 'the channels that come out; surround is mixed down as ITU-R BS.775 says'),
  },
  facts([stream = unknownStream], { layout }) {
    const count = counts[layout];
    // Mono is measured as it plays, on two loudspeakers, so only a fold-down changes the loudness.
    const neutral = stream.channels !== undefined && stream.channels <= count;
    return { ...stream, channels: count, normalized: stream.normalized && neutral };
  },
  lower(graph, [flow], { layout }) {
    const count = counts[layout];
    if (flow.channels === count) return flow;
    return graph.toChannels(flow.channels === 1 ? flow : withoutLoudness(flow), count);
  },
  explain: ({ layout }) => `makes it ${layout}`,
});
