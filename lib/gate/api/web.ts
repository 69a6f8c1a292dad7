import { type ApiAnswer, type ApiRequest, collect } from './exchange.ts';

/** A request as the web's own types have it, for the mount within Next. */
export async function fromRequest(request: Request): Promise<ApiRequest> {
  const { pathname, search } = new URL(request.url);
  const body = request.body ? await collect(request.body) : new Uint8Array();
  const { method, headers, signal } = request;
  return { method, path: pathname, query: search.slice(1), headers, body, signal };
}

/** An answer as the web's own types have it; a stream flows as it comes. */
export function toResponse(answer: ApiAnswer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  const { status, body } = answer;
  if (typeof body === 'string') return new Response(body === '' ? null : body, { status, headers });
  if (body instanceof Uint8Array) return new Response(new Uint8Array(body), { status, headers });
  return new Response(streamOf(body), { status, headers });
}

function streamOf(texts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const each = texts[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await each.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await each.return?.();
    },
  });
}
