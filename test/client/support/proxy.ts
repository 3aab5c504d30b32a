import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What a proxy in front of the service does to it. */
export interface Mischief {
  /** So many of the first requests are answered with that status, and told to come again at once. */
  readonly refuse?: { readonly times: number; readonly status: number };
  /** Connections are cut as soon as so many lines that begin alike went through; all, or so many of the first. */
  readonly cut?: { readonly after: number; readonly linesWith: string; readonly times?: number };
}

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A proxy that can be mischievous, on a free port of the loopback. */
export interface Proxy extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly Seen[];
}

export async function startProxy(target: string, { refuse, cut }: Mischief): Promise<Proxy> {
  const seen: Seen[] = [];
  const server = createServer((incoming, answer) => {
    const { method = '', url: path = '', headers } = incoming;
    seen.push({ method, path, headers });
    if (refuse !== undefined && seen.length <= refuse.times) {
      incoming.resume();
      answer.writeHead(refuse.status, { 'retry-after': '0' }).end('busy');
    } else forward(target, incoming, answer, seen.length <= (cut?.times ?? seen.length) ? cut : undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a proxy has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(target: string, incoming: IncomingMessage, answer: ServerResponse, cut: Mischief['cut']): void {
  const { method, url = '', headers } = incoming;
  const onward = request(new URL(url, target), { method: method ?? 'GET', headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    let lines = 0;
    response.on('error', () => answer.destroy());
    response.on('data', (chunk: Buffer) => {
      let through = '';
      for (const line of chunk.toString('utf8').split(/(?<=\n)/)) {
        const counts = cut !== undefined && line.startsWith(cut.linesWith);
        if (counts && lines >= cut.after) {
          onward.destroy();
          answer.write(through, () => answer.destroy()); // what went through has arrived
          return;
        }
        through += line;
        if (counts) lines += 1;
      }
      answer.write(through);
    });
    response.on('end', () => answer.end());
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  incoming.pipe(onward);
}
