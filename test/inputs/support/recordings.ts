/** FFmpeg's arguments for a mono recording with impulses at 0.5 s and, half as high, at 2 s; three seconds. */
export const IMPULSES = ['-f', 'lavfi', '-i', 'aevalsrc=0.5*eq(n\\,24000)+0.25*eq(n\\,96000):d=3:s=48000'];

/** Sample indices of the two at 48 kHz. */
export const IMPULSES_AT = [24_000, 96_000] as const;

/** Three seconds of a small picture. */
export const FILM = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25:d=3', '-c:v', 'mpeg4'];
