import { refusal } from '../definition.ts';
import { listed, milliseconds, quoted } from '../wording.ts';

/** Failures that lie in a file that was given to be mastered. */
export const inputCodes = {
  'input/missing': refusal<{ path: string }>('INPUT', ({ path }) => ({
    message: `there is no file ${quoted(path)}`,
    hint: 'check the path; a relative one is taken from the current folder',
  })),
  'input/not_a_file': refusal<{ path: string; found: string }>('INPUT', ({ path, found }) => ({
    message: `${quoted(path)} is ${found}, not a file`,
    hint: 'name one media file; devices, pipes and folders are not read',
  })),
  'input/unreadable': refusal<{ path: string; reason: string }>('INPUT', ({ path, reason }) => ({
    message: `${quoted(path)} cannot be read: ${reason}`,
    hint: 'check its permissions, and that it plays in a media player',
  })),
  'input/empty_file': refusal<{ path: string }>('INPUT', ({ path }) => ({
    message: `${quoted(path)} is empty (0 bytes)`,
    hint: 'the copy or the upload did not happen; fetch the file again',
  })),
  'input/not_media': refusal<{ path: string; guess: string | undefined }>('INPUT', ({ path, guess }) => ({
    message: `${quoted(path)} is not a media file that can be recognised${guess === undefined ? '' : `; at best it resembles ${guess}`}`,
    hint: 'its content decides, not its name: export it again as WAV, FLAC, MP3 or M4A',
  })),
  'input/format_not_allowed': refusal<{ path: string; format: string | undefined }>('INPUT', ({ path, format }) => ({
    message: `${quoted(path)} is in a format that is not opened${format === undefined ? '' : ` (${format})`}`,
    hint: 'give a plain media file: playlists and scripts can name other files and hosts, and pictures hold no sound',
  })),
  'input/no_audio': refusal<{ path: string; found: readonly string[] }>('INPUT', ({ path, found }) => ({
    message: `${quoted(path)} has no audio stream (it holds: ${listed(found)})`,
    hint: 'check that the audio was exported with the picture',
  })),
  'input/stream_not_found': refusal<{ path: string; wanted: string; available: readonly string[] }>(
    'INPUT',
    ({ path, wanted, available }) => ({
      message: `${quoted(path)} has no audio stream ${wanted}`,
      hint: `it has ${listed(available)}; choose one of these`,
    }),
  ),
  'input/truncated': refusal<{ path: string; expected: string; found: string }>(
    'INPUT',
    ({ path, expected, found }) => ({
      message: `${quoted(path)} is cut short: it declares ${expected} and holds ${found}`,
      hint: 'the copy or the upload was interrupted; fetch or export the file again',
    }),
  ),
  'input/damaged': refusal<{ path: string; detail: string }>('INPUT', ({ path, detail }) => ({
    message: `${quoted(path)} is damaged: ${detail}`,
    hint: 'compare its checksum with the original, or export it again',
  })),
  'input/format_changes': refusal<{ path: string }>('INPUT', ({ path }) => ({
    message: `${quoted(path)} changes its sample rate or its channels on the way`,
    hint: 'bring all of it to one format first: ffmpeg -i FILE -ar 48000 -ac 2 one-format.wav',
  })),
  'input/changed': refusal<{ path: string }>('INPUT', ({ path }) => ({
    message: `${quoted(path)} was changed while it was being mastered`,
    hint: 'wait until the recording, the export or the copy is complete, and start again',
  })),
  'input/silent': refusal<{ path: string; isAsItCame: boolean }>('INPUT', ({ path, isAsItCame }) => ({
    message: isAsItCame
      ? `${quoted(path)} is silent throughout, so it has no loudness to normalize`
      : `nothing is left of ${quoted(path)} where the preset measures it, so there is no loudness to normalize`,
    hint: isAsItCame
      ? 'check that the right channel, track or take was exported'
      : 'if it is not silent itself, the preset takes its sound away: sides of opposite polarity cancel out in mono, and a filter or a trim may keep nothing',
  })),
  'input/too_short': refusal<{ path: string; seconds: number | undefined }>('INPUT', ({ path, seconds: length }) => ({
    message: `${quoted(path)} ${length === undefined ? 'is under 400 ms where the preset measures it' : `lasts ${milliseconds(length)}`}; integrated loudness needs at least 400 ms`,
    hint:
      length === undefined ? 'let trim and trim_silence keep more' : 'use a preset without normalize, or a longer file',
  })),
} as const;
