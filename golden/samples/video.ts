import { generated, type Recipe, reads, type Source } from './recipe.ts';

const picture = generated('testsrc2=size=640x360:rate=25:duration=24');
const noisySpeech: Source = { kind: 'sample', name: 'speech_noisy' };

// One thread, since more of them make other bytes.
const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-threads', '1', '-pix_fmt', 'yuv420p'];
const aac = ['-c:a', 'aac', '-b:a', '160k', '-ac', '2'];

/** Pictures with sound, and one without. */
export const video: readonly Recipe[] = [
  {
    name: 'video_speech',
    doc: 'The noisy story under a test picture; H.264 with B-frames, stereo AAC, 24 s.',
    measured: reads(-28.9, -15.3),
    sources: [noisySpeech, picture],
    graph: '[0:a]volume=-6dB,atrim=duration=24[sound]',
    output: ['-map', '1:v', '-map', '[sound]', ...h264, ...aac],
    extension: 'mp4',
  },
  {
    name: 'video_late_sound',
    doc: 'The same with sound that begins half a second after the picture.',
    measured: reads(-28.9, -15.3),
    sources: [noisySpeech, picture],
    graph: '[0:a]volume=-6dB,atrim=duration=23,asetpts=PTS+0.5/TB[sound]',
    output: ['-map', '1:v', '-map', '[sound]', ...h264, ...aac],
    extension: 'mp4',
  },
  {
    name: 'video_without_sound',
    doc: 'A picture and no audio stream, 24 s.',
    sources: [picture],
    graph: '[0:v]null[seen]',
    output: ['-map', '[seen]', ...h264],
    extension: 'mp4',
  },
];
