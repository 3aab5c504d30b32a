import { bodyOf, type Connection } from '../transport/connection.ts';
import type { Cancellable, Download } from '../types.ts';

/** A file of a job, by a name that `artifacts` has. */
export async function download(
  { api }: Connection,
  id: string,
  name: string,
  { signal }: Cancellable,
): Promise<Download> {
  const asked = await api.GET('/v1/jobs/{id}/artifacts/{name}', {
    params: { path: { id, name } },
    pathSerializer: (template) =>
      template.replace('{id}', encodeURIComponent(id)).replace('{name}', () => pathOf(name)),
    parseAs: 'stream',
    signal: signal ?? null,
  });
  return downloadOf(await bodyOf(Promise.resolve(asked)), asked.response);
}

/** The folders in a name are folders of the address too. */
function pathOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

/** A file that an attempt wrote down beside its log. */
export async function logFile(
  { api }: Connection,
  id: string,
  { attempt, file, signal }: Cancellable & { readonly attempt: number; readonly file: string },
): Promise<Download> {
  const params = { path: { id }, query: { attempt, file } };
  const asked = await api.GET('/v1/jobs/{id}/logs', { params, parseAs: 'stream', signal: signal ?? null });
  return downloadOf(await bodyOf(Promise.resolve(asked)), asked.response);
}

function downloadOf(body: ReadableStream<Uint8Array> | undefined, { headers }: Response): Download {
  const bytes = headers.get('content-length');
  return {
    body: body ?? new ReadableStream({ start: (controller) => controller.close() }),
    bytes: bytes === null ? undefined : Number(bytes),
    contentType: headers.get('content-type') ?? undefined,
  };
}
