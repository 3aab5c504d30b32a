import type { LoudnessTarget } from '../../runtime/engine/master/report.ts';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import type { Envelope } from '../chart/envelope.ts';

/** A golden check, with all that its page shows. */
export interface GoldenReport {
  /** What the project is called. */
  readonly project: string;
  /** The FFmpeg that the presets were tested with; absent where none was. */
  readonly ffmpeg?: string;
  readonly tiers: readonly TierReport[];
  /** What is wrong with the folder itself, each in a sentence. */
  readonly problems: readonly string[];
  /** Those that were checked, and those of which only files are left. */
  readonly cases: readonly CaseReport[];
  readonly checked: number;
}

/** How one tier went. */
export interface TierReport {
  readonly name: string;
  /** That it had something to say of. */
  readonly cases: number;
  readonly differing: number;
}

/** One preset file: how it is held to what is kept of it, and what it does. */
export interface CaseReport {
  readonly name: string;
  /** The first line of what its author says of it; empty where that is nothing. */
  readonly doc: string;
  /** Wrong whatever is kept, other than what is kept, or as it was. */
  readonly outcome: 'fails' | 'differs' | 'same';
  readonly problems: readonly ProblemReport[];
  /** What to do about the problems. */
  readonly advice: string;
  readonly tests: readonly TestReport[];
  readonly graphs: readonly GraphReport[];
  /** What it says for itself, such as its explanation and its findings: title and text. */
  readonly texts: readonly (readonly [title: string, text: string])[];
}

/** One thing that is not as it was, or not as it has to be, in the words of the check. */
export interface ProblemReport {
  readonly tier: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Whether it is wrong whatever is kept. */
  readonly isFinding: boolean;
  /** Set where the file is produced and not kept, or differs for what another problem of the case tells. */
  readonly aside?: 'missing' | 'follows';
}

/** The graph of a preset in Graphviz's language. */
export interface GraphReport {
  readonly label: string;
  /** Absent where the preset is no more. */
  readonly now?: string;
  /** The one that is kept, where it is another one. What differs has the class `marked` in both. */
  readonly kept?: string;
}

/** One test block of a preset. */
export interface TestReport {
  /** Unique in its case: `dialogue_clean_v1/lifts_quiet_speech_to_its_target`. */
  readonly id: string;
  readonly title: string;
  readonly preset: string;
  /** What it does: `given voice = sample speech`, `encode wav_master_v1`. */
  readonly steps: readonly string[];
  readonly verdicts: readonly TestVerdict[];
  /** Why there is no master; absent where there is one. */
  readonly failure?: string;
  readonly figures: readonly FigureReport[];
  /** Absent where there is no master. */
  readonly sounds?: TestSounds;
}

/** One `expect` held against what was measured. */
export interface TestVerdict {
  /** As it is written: `true_peak <= -1.5 dBTP`. */
  readonly text: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly measured: string;
  readonly missedBy?: string;
}

/** A figure of all sounds of a test. */
export interface FigureReport {
  readonly name: string;
  readonly unit: string;
  /** Of each input, in their order; undefined where an input has no such figure. */
  readonly before: readonly (number | null | undefined)[];
  readonly after: number | null;
  /** Undefined where nothing is kept. */
  readonly kept: number | null | undefined;
  /** Whether it is other than what is kept, by more than may be. */
  readonly isOther: boolean;
  readonly tolerance: number;
}

/** What a test is given, and what comes of it. */
export interface TestSounds {
  readonly inputs: readonly SoundReport[];
  readonly master: SoundReport;
  /** Undefined where the preset promises no loudness. */
  readonly target: LoudnessTarget | undefined;
  /** The short-term loudness that is kept, a reading a second, where it is another one now. LUFS. */
  readonly keptCurve?: readonly (number | null)[];
}

/** One sound, to be seen and heard. */
export interface SoundReport {
  /** The input that it is for, or `master`. */
  readonly name: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly durationSeconds: number;
  readonly loudness: LoudnessReport;
  /** Of true peaks: of the sound at 192 kHz, all channels together. */
  readonly envelope: Envelope;
  /** Absent where no sound is wanted. */
  readonly clip?: SoundClip;
}

/** A sound, or its beginning, small enough to stand in a page. */
export interface SoundClip {
  /** As browsers call it: `audio/webm`. */
  readonly mediaType: string;
  readonly base64: string;
  /** Of how many it holds the first. */
  readonly seconds: number;
  /** `Opus, 48 kbit/s`, and what else was done to make it small. */
  readonly format: string;
}
