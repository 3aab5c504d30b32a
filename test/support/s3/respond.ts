import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Mishap } from './faults.ts';
import type { Answer } from './operations/operation.ts';
import type { S3Refusal } from './s3-error.ts';
import { xmlError } from './xml.ts';

/** Sends an answer, with whatever goes wrong with it. */
export async function respond(response: ServerResponse, answer: Answer, mishap: Mishap | undefined): Promise<void> {
  const body = mishapTo(Buffer.from(answer.body ?? ''), mishap);
  const length = response.req.method === 'HEAD' ? {} : { 'content-length': String(body.byteLength) };
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  if (mishap?.kind === 'lose_answer') return void response.destroy();
  response.writeHead(answer.status, { 'x-amz-request-id': requestId, ...length, ...answer.headers });
  switch (mishap?.kind) {
    case 'reset_answer':
      response.write(body.subarray(0, mishap.afterBytes), () => response.destroy());
      return;
    case 'stall':
      response.write(body.subarray(0, mishap.afterBytes));
      return;
    case 'slow':
      return await sendSlowly(response, body, mishap);
    default:
      response.end(body);
  }
}

/** Words a refusal as S3 does. */
export function refusalAnswer({ code, status, message, details }: S3Refusal, resource: string): Answer {
  const body = xmlError({ Code: code, Message: message, Resource: resource, ...details });
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

function mishapTo(body: Buffer, mishap: Mishap | undefined): Buffer {
  if (mishap?.kind === 'truncate') return body.subarray(0, mishap.toBytes);
  if (mishap?.kind !== 'corrupt') return body;
  const other = Buffer.from(body);
  const middle = body.byteLength >> 1;
  other[middle] = (other[middle] ?? 0) ^ 1;
  return other;
}

async function sendSlowly(
  response: ServerResponse,
  body: Buffer,
  { pieces, pauseMs }: Extract<Mishap, { kind: 'slow' }>,
): Promise<void> {
  const size = Math.max(1, Math.ceil(body.byteLength / pieces));
  for (let start = 0; start < body.byteLength && !response.destroyed; start += size) {
    await wait(pauseMs, undefined, { ref: false });
    response.write(body.subarray(start, start + size));
  }
  response.end();
}
