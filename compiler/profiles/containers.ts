/** One container of the language and the FFmpeg muxer behind it. */
export interface Container {
  readonly name: string;
  readonly doc: string;
  readonly muxer: string;
  readonly muxerOptions: Readonly<Record<string, string>>;
  readonly extensions: readonly string[];
  /** The codecs that it carries, each with a muxer that takes the same packets through a pipe. */
  readonly codecs: Readonly<Record<string, string>>;
  readonly video: boolean;
}

const fastStart = { movflags: '+faststart' };

const all: readonly Container[] = [
  {
    name: 'm4a',
    doc: 'MPEG-4 audio',
    muxer: 'ipod',
    muxerOptions: fastStart,
    extensions: ['m4a'],
    codecs: { aac: 'adts' },
    video: false,
  },
  {
    name: 'mp4',
    doc: 'MPEG-4, with a picture where the profile copies it',
    muxer: 'mp4',
    muxerOptions: fastStart,
    extensions: ['mp4', 'm4v'],
    codecs: { aac: 'adts' },
    video: true,
  },
  {
    name: 'wav',
    doc: 'Broadcast wave; RF64 beyond 4 GiB',
    muxer: 'wav',
    muxerOptions: { rf64: 'auto' },
    extensions: ['wav'],
    codecs: { pcm: 'wav' },
    video: false,
  },
  {
    name: 'flac',
    doc: 'FLAC',
    muxer: 'flac',
    muxerOptions: {},
    extensions: ['flac'],
    codecs: { flac: 'flac' },
    video: false,
  },
  {
    name: 'mp3',
    doc: 'MP3',
    muxer: 'mp3',
    muxerOptions: {},
    extensions: ['mp3'],
    codecs: { mp3: 'mp3' },
    video: false,
  },
  {
    name: 'ogg',
    doc: 'Ogg',
    muxer: 'ogg',
    muxerOptions: {},
    extensions: ['opus', 'ogg', 'oga'],
    codecs: { opus: 'ogg', flac: 'ogg' },
    video: false,
  },
];

/** The containers by name. */
export const containers: ReadonlyMap<string, Container> = new Map(all.map((container) => [container.name, container]));
