/** A published delivery specification, and where it says what it asks for. */
export type Spec = LoudnessSpec | LevelsSpec;

interface Published {
  /** As a doc comment cites it: `Spec: ebu-r128`. */
  readonly id: string;
  readonly name: string;
  /** The document and its section. What is known from a secondary page only says so. */
  readonly source: string;
}

/** One that asks for a loudness. */
export interface LoudnessSpec extends Published {
  readonly kind: 'loudness';
  /** LUFS; one channel is read as dual mono. */
  readonly integrated: number;
  /** LU to either side; 0 where the specification gives none. */
  readonly tolerance: number;
  /** dBTP */
  readonly ceiling: number;
  /** LUFS; the highest short-term loudness, where it is limited. */
  readonly shortTermMax?: number;
}

/** One that asks for sample levels, in dBFS: a full-scale sine has an rms of -3. */
export interface LevelsSpec extends Published {
  readonly kind: 'levels';
  readonly rms: { readonly min: number; readonly max: number };
  readonly samplePeak: number;
  readonly noiseFloor: number;
}

const all: readonly Spec[] = [
  {
    kind: 'loudness',
    id: 'ebu-r128',
    name: 'EBU R 128',
    integrated: -23,
    tolerance: 0.2,
    ceiling: -1,
    source: 'EBU Tech 3343-2023, sections 3 and 11.2.3',
  },
  {
    kind: 'loudness',
    id: 'ebu-r128-lossy',
    name: 'EBU R 128 for MP2 and AC-3',
    integrated: -23,
    tolerance: 0.2,
    ceiling: -2,
    source: 'EBU Tech 3343-2023, section 11.2.3, and Tech 3344',
  },
  {
    kind: 'loudness',
    id: 'ebu-r128-s1',
    name: 'EBU R 128 s1 (short form)',
    integrated: -23,
    tolerance: 0.2,
    ceiling: -1,
    shortTermMax: -18,
    source: 'EBU Tech 3343-2023, section 9.1',
  },
  {
    kind: 'loudness',
    id: 'atsc-a85',
    name: 'ATSC A/85',
    integrated: -24,
    tolerance: 2,
    ceiling: -2,
    source: 'A/85:2013, as tvtechnology.com and apu.software quote it (second-hand)',
  },
  {
    kind: 'loudness',
    id: 'spotify-music',
    name: 'Spotify',
    integrated: -14,
    tolerance: 0,
    ceiling: -1,
    source: 'support.spotify.com',
  },
  {
    kind: 'loudness',
    id: 'apple-podcast',
    name: 'Apple Podcasts',
    integrated: -16,
    tolerance: 1,
    ceiling: -1,
    source:
      "Apple's text as quoted in slhck/ffmpeg-normalize issue 141, podcasters.apple.com/support/893-audio-requirements (second-hand)",
  },
  {
    kind: 'loudness',
    id: 'podcast-mono',
    name: 'a mono podcast (-19 LUFS read as one channel)',
    integrated: -16,
    tolerance: 1,
    ceiling: -1,
    source: 'common practice, second-hand; -19 LUFS of one channel are -16 LUFS on two loudspeakers',
  },
  {
    kind: 'loudness',
    id: 'aes-td1008-speech',
    name: 'AES TD1008 for speech',
    integrated: -18,
    tolerance: 2,
    ceiling: -1,
    source: 'AES TD1008, as versed.com.au, radioworld.com and soundonsound.com quote it (second-hand)',
  },
  {
    kind: 'levels',
    id: 'acx-audiobook',
    name: 'ACX',
    rms: { min: -23, max: -18 },
    samplePeak: -3,
    noiseFloor: -60,
    source: 'ACX, as audio-dubcheck and audacityteam quote it (second-hand, several agree)',
  },
];

/** The specifications that a preset can cite, by id. */
export const specs: ReadonlyMap<string, Spec> = new Map(all.map((spec) => [spec.id, spec]));
