import { failure } from '../../failure/failure.ts';
import type { AudioStream, Probe, StreamChoice } from './probe.ts';

/**
 * Picks the audio stream that is meant; the choice goes into the report, since a file may have several.
 *
 * @throws LatheFailure `input/no_audio`, or `input/stream_not_found` that lists what there is
 */
export function chooseAudio(probed: Probe, choice: StreamChoice = { by: 'default' }): AudioStream {
  if (probed.audio.length === 0) {
    throw failure('input/no_audio', { path: probed.path, found: picturesOf(probed) });
  }
  const stream = find(probed.audio, choice);
  if (stream !== undefined) return stream;
  throw failure('input/stream_not_found', {
    path: probed.path,
    wanted: wording(choice),
    available: probed.audio.map(describeAudio),
  });
}

/** Describes a stream in one phrase: `0: aac, 48000 Hz, stereo, eng`. */
function describeAudio({ audioIndex, codec, sampleRate, channels, layout, language }: AudioStream): string {
  const parts = [
    codec,
    `${sampleRate} Hz`,
    layout ?? `${channels} channels`,
    ...(language === undefined ? [] : [language]),
  ];
  return `${audioIndex}: ${parts.join(', ')}`;
}

function find(audio: readonly AudioStream[], choice: StreamChoice): AudioStream | undefined {
  switch (choice.by) {
    case 'first':
      return audio[0];
    case 'default':
      return audio.find(({ isDefault }) => isDefault) ?? audio[0];
    case 'index':
      return audio[choice.audioIndex];
    case 'language':
      return audio.find(({ language }) => language === choice.language);
  }
}

function wording(choice: StreamChoice): string {
  switch (choice.by) {
    case 'index':
      return `number ${choice.audioIndex}`;
    case 'language':
      return `in the language '${choice.language}'`;
    default:
      return 'of its own';
  }
}

function picturesOf({ video, coverArt }: Probe): readonly string[] {
  return [
    ...video.map(({ codec, width, height }) => `${codec} video ${width}x${height}`),
    ...coverArt.map(({ codec }) => `a ${codec} picture`),
  ];
}
