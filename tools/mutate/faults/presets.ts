import type { Fault } from '../fault.ts';

const shipped = (name: string): string => `presets/${name}.preset`;

/** Mistakes in the shipped presets, as an engineer would make them. */
export const presetFaults: readonly Fault[] = [
  {
    what: 'wrong ratio: 2:1 for 3:1',
    file: shipped('dialogue_clean'),
    find: 'ratio: 3:1',
    replace: 'ratio: 2:1',
    heardIn: 'shipped/dialogue_clean',
  },
  {
    what: 'dropped filter: no high-pass on the voice',
    file: shipped('dialogue_clean'),
    find: '    |> highpass(80 Hz) // rumble and handling: no voice reaches that low\n',
    replace: '',
    heardIn: 'shipped/dialogue_clean',
  },
  {
    what: 'ceiling off by 0.5 dB',
    file: shipped('dialogue_clean'),
    find: 'ceiling: -1.5 dBTP',
    replace: 'ceiling: -1 dBTP',
    heardIn: 'shipped/dialogue_clean',
  },
  {
    what: 'swapped inputs: the voice goes into the mix as it came',
    file: shipped('voice_over_music'),
    find: 'mix(speech, bed, length: first)',
    replace: 'mix(voice, bed, length: first)',
    heardIn: 'shipped/voice_over_music',
  },
  {
    what: 'attack and release of the duck swapped',
    file: shipped('voice_over_music'),
    find: 'attack: 80 ms, release: 600 ms',
    replace: 'attack: 600 ms, release: 80 ms',
    heardIn: 'shipped/voice_over_music',
  },
  {
    what: 'gain staging off by 1 dB',
    file: shipped('audiobook_acx'),
    find: 'normalize(-20 LUFS)',
    replace: 'normalize(-19 LUFS)',
    heardIn: 'shipped/audiobook_acx',
  },
  {
    what: 'wrong threshold: -24 dBFS for -42 dBFS',
    file: shipped('audiobook_acx'),
    find: 'expand(threshold: -42 dBFS',
    replace: 'expand(threshold: -24 dBFS',
    heardIn: 'shipped/audiobook_acx',
  },
  {
    what: 'wrong fade length: half of what is asked for',
    file: shipped('podcast_episode'),
    find: 'fade_in(fade)',
    replace: 'fade_in(fade / 2)',
    heardIn: 'shipped/podcast_episode',
  },
  {
    what: 'wrong channel count: stereo for mono',
    file: shipped('to_mono'),
    find: 'channels(mono)',
    replace: 'channels(stereo)',
    heardIn: 'shipped/to_mono',
  },
  {
    what: 'another target in a chain that two presets share',
    file: 'presets/chains/voice.preset',
    find: 'level(target: -20 dBFS',
    replace: 'level(target: -21 dBFS',
    heardIn: 'shipped/podcast_episode',
  },
  {
    what: 'a profile with another bit rate',
    file: shipped('profiles/mp3_podcast'),
    find: 'mp3(bitrate: 128 kbps)',
    replace: 'mp3(bitrate: 96 kbps)',
    heardIn: 'shipped/apple_podcast',
  },
  {
    what: 'a profile in mono',
    file: shipped('profiles/audio_only_master'),
    find: 'channels stereo',
    replace: 'channels mono',
    heardIn: 'shipped/to_stereo',
  },
  {
    what: 'the balance falls on the other sound',
    file: shipped('simple_mix'),
    find: 'mix(main, added |> gain(balance), length: longest)',
    replace: 'mix(main |> gain(balance), added, length: longest)',
    heardIn: 'shipped/simple_mix',
  },
  {
    what: 'dynamic music is limited, not left softer',
    file: shipped('streaming_music'),
    find: ', when_hot: lower',
    replace: '',
    heardIn: 'shipped/streaming_music',
  },
  {
    what: 'the parts of an episode in the wrong order',
    file: shipped('podcast_episode'),
    find: 'concat(opening, talk, closing)',
    replace: 'concat(closing, talk, opening)',
    heardIn: 'shipped/podcast_episode',
  },
  {
    what: 'the master in 16 bits',
    file: shipped('profiles/wav_master'),
    find: 'bits: int24',
    replace: 'bits: int16',
    heardIn: 'shipped/loudness_only',
  },
];
