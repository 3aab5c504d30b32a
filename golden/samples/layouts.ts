import { type Recipe, reads, wave } from './recipe.ts';

const surround = 'pan=5.1|FL=0.7*c0|FR=0.7*c1|FC=0.3*c0+0.3*c1|LFE=0.1*c0+0.1*c1|BL=0.4*c1|BR=0.4*c0';

/** Channel layouts, and several streams in one file. */
export const layouts: readonly Recipe[] = [
  wave({
    name: 'music_surround',
    doc: 'The band in 5.1, 12 s.',
    measured: reads(-16.4, -2.4),
    sources: [{ kind: 'sample', name: 'music' }],
    graph: `[0:a]atrim=start=6:duration=12,asetpts=PTS-STARTPTS,${surround}[out]`,
  }),
  {
    name: 'music_unlabelled',
    doc: 'The same six channels in a file that does not name them: Matroska keeps no layout.',
    measured: reads(-16.4, -2.4),
    sources: [{ kind: 'sample', name: 'music_surround' }],
    graph: '[0:a]anull[out]',
    output: ['-map', '[out]', '-c:a', 'pcm_s16le'],
    extension: 'mka',
  },
  {
    name: 'two_languages',
    doc: 'Two audio streams, tagged English (the story) and German (the answer), 11 s.',
    measured: reads(-21, -9.4),
    sources: [
      { kind: 'sample', name: 'speech' },
      { kind: 'sample', name: 'speech_answer' },
    ],
    graph: '[0:a]atrim=duration=11[first];[1:a]atrim=duration=11[second]',
    output: [
      ...['-map', '[first]', '-map', '[second]', '-c:a', 'flac'],
      ...['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=ger'],
    ],
    extension: 'mka',
  },
];
