import { randomUUID } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { credentialOf } from './api/credential.ts';
import { problemAnswer } from './api/problem.ts';
import { partOf } from './byte-range.ts';
import { type Plain, passThrough } from './entry.ts';
import { languageOfRequest } from './language.ts';

/** A file on its way out; `name` carries its ending, the body is written as it comes or stands there whole. */
export type Download = { name: string; type: string; body: AsyncIterable<Uint8Array> | Uint8Array };

/**
 * A file's way out: who is it, may they, whose rows; `work` runs inside the transaction and leaves its trace in the house
 * book, `draw` makes the file of what it returned once that has closed. A refusal is a problem document with its status
 * (architecture.md, One request); a fault is thrown.
 */
export async function download<P extends Permission, T>(
  permission: P,
  request: Request,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
  draw: (result: Plain<T>, language: Language) => Download,
): Promise<Response> {
  const language = await languageOfRequest();
  const requestId = request.headers.get('x-request-id') ?? randomUUID();
  try {
    const result = await passThrough<P, T>(permission, await credentialOf(request.headers), work, requestId);
    return answer(draw(result, language), request.headers.get('range'));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const told = problemAnswer(error, language, requestId);
    const headers = new Headers();
    for (const [name, value] of Object.entries(told.headers))
      for (const one of [value].flat()) headers.append(name, one);
    return new Response(typeof told.body === 'string' ? told.body : null, { status: told.status, headers });
  }
}

function answer({ name, type, body }: Download, range: string | null): Response {
  const plain = name.replace(/[^\w.-]+/g, '_');
  const headers = {
    'content-type': type,
    // RFC 6266: a plain name for old readers, the true one in UTF-8 beside it.
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  if (body instanceof Uint8Array) return whole(body, headers, range);
  const chunks = body[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    pull: async (out) => {
      const { done, value } = await chunks.next();
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
  return new Response(stream, { headers });
}

/** Bytes that somebody sent in: never rendered as a page, and in parts where asked, without which an iPhone plays no sound. */
function whole(body: Uint8Array, headers: Record<string, string>, range: string | null): Response {
  const all = {
    ...headers,
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
  };
  const part = partOf(range, body.length);
  if (part === null) {
    const none = { 'content-range': `bytes */${body.length}`, 'cache-control': 'no-store' };
    return new Response(null, { status: 416, headers: none });
  }
  const bytes = new Uint8Array(body.subarray(part.from, part.to + 1));
  const length = { 'content-length': String(bytes.length) };
  if (!part.asked) return new Response(bytes, { headers: { ...all, ...length } });
  const where = { 'content-range': `bytes ${part.from}-${part.to}/${body.length}` };
  return new Response(bytes, { status: 206, headers: { ...all, ...length, ...where } });
}
