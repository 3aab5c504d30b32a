/** What a published delivery specification asks of the loudness of a programme, and where it says so. */
export interface Spec {
  /** As a doc comment cites it: `Spec: ebu-r128`. */
  readonly id: string;
  readonly name: string;
  /** LUFS; one channel is read as dual mono. */
  readonly integrated: number;
  /** LU to either side; 0 where the specification gives none. */
  readonly tolerance: number;
  /** dBTP */
  readonly ceiling: number;
  /** LUFS; the highest short-term loudness, where it is limited. */
  readonly shortTermMax?: number;
  /** The document and its section. What is known from a secondary page only says so. */
  readonly source: string;
}

const all: readonly Spec[] = [
  {
    id: 'ebu-r128',
    name: 'EBU R 128',
    integrated: -23,
    tolerance: 0.2,
    ceiling: -1,
    source: 'EBU Tech 3343-2023, sections 3 and 11.2.3',
  },
  {
    id: 'ebu-r128-lossy',
    name: 'EBU R 128 for MP2 and AC-3',
    integrated: -23,
    tolerance: 0.2,
    ceiling: -2,
    source: 'EBU Tech 3343-2023, section 11.2.3, and Tech 3344',
  },
  {
    id: 'ebu-r128-s1',
    name: 'EBU R 128 s1 (short form)',
    integrated: -23,
    tolerance: 0.2,
    ceiling: -1,
    shortTermMax: -18,
    source: 'EBU Tech 3343-2023, section 9.1',
  },
  {
    id: 'atsc-a85',
    name: 'ATSC A/85',
    integrated: -24,
    tolerance: 2,
    ceiling: -2,
    source: 'A/85:2013, as tvtechnology.com and apu.software quote it (second-hand)',
  },
  {
    id: 'spotify-music',
    name: 'Spotify',
    integrated: -14,
    tolerance: 0,
    ceiling: -1,
    source: 'support.spotify.com',
  },
  {
    id: 'apple-podcast',
    name: 'Apple Podcasts',
    integrated: -16,
    tolerance: 1,
    ceiling: -1,
    source:
      "Apple's text as quoted in slhck/ffmpeg-normalize issue 141, podcasters.apple.com/support/893-audio-requirements (second-hand)",
  },
  {
    id: 'podcast-mono',
    name: 'a mono podcast (-19 LUFS read as one channel)',
    integrated: -16,
    tolerance: 1,
    ceiling: -1,
    source: 'common practice, second-hand; -19 LUFS of one channel are -16 LUFS on two loudspeakers',
  },
  {
    id: 'aes-td1008-speech',
    name: 'AES TD1008 for speech',
    integrated: -18,
    tolerance: 2,
    ceiling: -1,
    source: 'AES TD1008, as versed.com.au, radioworld.com and soundonsound.com quote it (second-hand)',
  },
];

/** The specifications that a preset can cite, by id. */
export const specs: ReadonlyMap<string, Spec> = new Map(all.map((spec) => [spec.id, spec]));
