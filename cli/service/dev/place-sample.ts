import { samplePath } from '../../../golden/samples/index.ts';
import type { Storage } from '../../../runtime/storage/storage.ts';

/** Where the sample lies: the name that the examples of the documentation use. */
export const sampleUri = 's3://bucket/original.mp4';

/**
 * Puts a video with speech where the examples expect one, unless something lies there already.
 *
 * @returns why there is none, undefined where there is
 */
export async function placeSample(storage: Storage): Promise<string | undefined> {
  if ((await storage.head(sampleUri)) !== undefined) return undefined;
  try {
    await storage.putFile(sampleUri, await samplePath('video_speech'), { contentType: 'video/mp4' });
    return undefined;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return reason;
  }
}
