/**
 * Describes the filters, encoders and muxers that Lathe emits, as the installed FFmpeg documents itself.
 * The catalog is of FFmpeg 5.1, the oldest version that Lathe supports; another version leaves it as it is.
 */
import { describeEncoder, describeFilter, describeMuxer } from './ffmpeg-catalog/describe.ts';
import { ffmpegVersion } from './ffmpeg-catalog/ffmpeg.ts';
import { catalogNames } from './ffmpeg-catalog/names.ts';
import type { Schema } from './ffmpeg-catalog/option-schema.ts';
import { type GeneratedFile, writeGenerated } from './write-generated.ts';

const VERSION = '5.1';
const folder = `schemas/ffmpeg/${VERSION}`;

function describeAll<Name extends string>(
  kind: string,
  names: readonly Name[],
  describe: (name: Name) => Schema,
): GeneratedFile[] {
  return names.map((name) => ({
    path: `${folder}/${kind}/${name}.json`,
    content: `${JSON.stringify(describe(name), undefined, 2)}\n`,
  }));
}

if (ffmpegVersion() === VERSION) {
  await writeGenerated(
    [
      ...describeAll('filters', catalogNames.filters, describeFilter),
      ...describeAll('encoders', catalogNames.encoders, describeEncoder),
      ...describeAll('muxers', catalogNames.muxers, describeMuxer),
    ],
    { owns: ['filters', 'encoders', 'muxers'].map((kind) => `${folder}/${kind}`) },
  );
} else {
  console.log(`left ${folder} as it is: it describes FFmpeg ${VERSION}, and ${ffmpegVersion()} is installed`);
}
