import { randomUUID } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { credentialOf } from './api/credential.ts';
import { problemAnswer } from './api/problem.ts';
import { type Plain, passThrough } from './entry.ts';
import { languageOfRequest } from './language.ts';

/** A file on its way out; `name` carries its ending, the body is written as it comes. */
export type Download = { name: string; type: string; body: AsyncIterable<Uint8Array> };

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
    return answer(draw(result, language));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const told = problemAnswer(error, language, requestId);
    const headers = new Headers();
    for (const [name, value] of Object.entries(told.headers))
      for (const one of [value].flat()) headers.append(name, one);
    return new Response(typeof told.body === 'string' ? told.body : null, { status: told.status, headers });
  }
}

function answer({ name, type, body }: Download): Response {
  const plain = name.replace(/[^\w.-]+/g, '_');
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
  return new Response(stream, {
    headers: {
      'content-type': type,
      // RFC 6266: a plain name for old readers, the true one in UTF-8 beside it.
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
