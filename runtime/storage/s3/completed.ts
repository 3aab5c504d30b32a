import type { Digested } from '../local/source.ts';
import type { Connection } from './connection.ts';
import { head } from './describe.ts';
import { readS3Error } from './s3-failure.ts';

/**
 * Makes an object from parts. When the answer to the last request is lost, the SDK repeats it, and the upload is no longer
 * there because it is complete. Then what lies under the key is what was sent, if its digest says so.
 *
 * @param work gives the object's ETag
 */
export async function completed(
  connection: Connection,
  uri: string,
  { bytes, sha256 }: Pick<Digested, 'bytes'> & Partial<Digested>,
  work: () => Promise<string>,
): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (readS3Error(error).name !== 'NoSuchUpload' || sha256 === undefined) throw error;
    const found = await head(connection, uri);
    if (found?.sha256 === sha256 && found.bytes === bytes) return found.etag;
    throw error;
  }
}
