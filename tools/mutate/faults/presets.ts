import type { Fault } from '../fault.ts';

const shipped = (name: string): string => `presets/${name}.preset`;

/** Mistakes in the shipped presets, as an engineer would make them. */
export const presetFaults: readonly Fault[] = [
  {
    what: 'wrong ratio: 2:1 for 3:1',
    file: shipped('dialogue_clean'),
    find: 'ratio: 3:1',
    replace: 'ratio: 2:1',
  },
  {
    what: 'dropped filter: no high-pass on the voice',
    file: shipped('dialogue_clean'),
    find: '    |> highpass(80 Hz) // rumble and handling: no voice reaches that low\n',
    replace: '',
  },
  {
    what: 'ceiling off by 0.5 dB',
    file: shipped('dialogue_clean'),
    find: 'ceiling: -1.5 dBTP',
    replace: 'ceiling: -1 dBTP',
  },
  {
    what: 'swapped inputs: the bed ends the mix, not the voice',
    file: shipped('voice_over_music'),
    find: 'mix(speech, bed, length: first)',
    replace: 'mix(bed, speech, length: first)',
  },
  {
    what: 'attack and release of the duck swapped',
    file: shipped('voice_over_music'),
    find: 'attack: 80 ms, release: 600 ms',
    replace: 'attack: 600 ms, release: 80 ms',
  },
  {
    what: 'gain staging off by 1 dB',
    file: shipped('audiobook_acx'),
    find: 'normalize(-20 LUFS)',
    replace: 'normalize(-19 LUFS)',
  },
  {
    what: 'wrong threshold: -24 dBFS for -42 dBFS',
    file: shipped('audiobook_acx'),
    find: 'expand(threshold: -42 dBFS',
    replace: 'expand(threshold: -24 dBFS',
  },
  {
    what: 'wrong fade length: half of what is asked for',
    file: shipped('podcast_episode'),
    find: 'fade_in(fade)',
    replace: 'fade_in(fade / 2)',
  },
  {
    what: 'wrong channel count: stereo for mono',
    file: shipped('to_mono'),
    find: 'channels(mono)',
    replace: 'channels(stereo)',
  },
  {
    what: 'another target in a chain that two presets share',
    file: 'presets/chains/voice.preset',
    find: 'level(target: -20 dBFS',
    replace: 'level(target: -21 dBFS',
  },
  {
    what: 'a profile with another bit rate',
    file: shipped('profiles/mp3_podcast'),
    find: 'mp3(bitrate: 128 kbps)',
    replace: 'mp3(bitrate: 96 kbps)',
  },
  {
    what: 'a profile in mono',
    file: shipped('profiles/audio_only_master'),
    find: 'channels stereo',
    replace: 'channels mono',
  },
];
