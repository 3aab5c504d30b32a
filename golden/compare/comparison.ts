import type { Complaint } from '../accepted/run-stages.ts';
import type { Pair } from './build.ts';
import type { SampleDifference } from './sample-difference.ts';

/** How what two builds make of the same thing compares. */
export type Comparability =
  /** To the last digit, or bit. */
  | 'same'
  /** Apart by no more than the tolerance. */
  | 'within'
  /** Apart by more, or only one of the two does it. */
  | 'beyond'
  /** Neither does it, for the same reason: an upgrade changes nothing. */
  | 'neither';

/** One thing that both builds were asked for. */
interface Compared {
  /** The case. */
  readonly case: string;
  /** What of it: `talk_v1 as wav_master_v1`, the title of a test. */
  readonly what: string;
  readonly verdict: Comparability;
  /** True where neither build had to be run. */
  readonly isCached: boolean;
}

/** A build's answer to the jobs of a preset with a profile. */
export type Answer =
  | { readonly kind: 'takes' }
  /** Has something to say to one of their graphs, and takes it or not. */
  | Complaint
  /** Is built without what they need: `encoder libopus`. */
  | { readonly kind: 'lacks'; readonly missing: readonly string[] };

/** Whether both builds take every graph of a preset with a profile. */
export interface AcceptedComparison extends Compared {
  readonly tier: 'accepted';
  readonly answers: Pair<Answer>;
}

/** A figure of two masters. Of a figure with many readings, such as the curve, the one that is furthest apart. */
export interface FigureComparison {
  /** As in the goldens: `integratedLufs`. */
  readonly name: string;
  /** For a person: `integrated loudness`, and the unit; none of what is no number. */
  readonly label: string;
  readonly unit?: string;
  /** Null where there is none, as in silence. */
  readonly values: Pair<number | string | null>;
  /** Which reading: `at 12 s`. */
  readonly where?: string;
  /** The second less the first; absent where that is no number. */
  readonly difference?: number;
  readonly tolerance?: number;
  readonly verdict: Exclude<Comparability, 'neither'>;
}

/** An `expect` of a test, held against both masters. */
export interface ExpectationComparison {
  readonly text: string;
  readonly line: number;
  readonly passed: Pair<boolean>;
  readonly measured: Pair<string>;
}

/** A test block on two builds. */
interface ComparedBlock extends Compared {
  readonly preset: string;
  readonly profile: string;
  /** Why there is no master; undefined of a build that made one. */
  readonly failures: Pair<string | undefined>;
}

/** How the masters of a test block sound. */
export interface LoudnessComparison extends ComparedBlock {
  readonly tier: 'loudness';
  /** None where a master is missing. */
  readonly figures: readonly FigureComparison[];
  readonly expectations: readonly ExpectationComparison[];
}

/** The samples of the masters of a test block. */
export interface SamplesComparison extends ComparedBlock {
  readonly tier: 'samples';
  readonly codec: string;
  /** Undefined where a master is missing. */
  readonly samples?: {
    readonly frames: Pair<number>;
    /** By how many frames they may be apart: one frame of the codec, none where nothing is lost. */
    readonly allowedFrames: number;
    readonly sha256: Pair<string>;
    /** Undefined where the samples are the same, or cannot be laid over each other. */
    readonly difference?: SampleDifference;
    /** dBFS that no sample may be off by. */
    readonly toleranceDbfs: number;
  };
}

export type Comparison = AcceptedComparison | LoudnessComparison | SamplesComparison;

export type ComparedTier = Comparison['tier'];
