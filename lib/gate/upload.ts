import { randomUUID } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { cookieNamed, credentialOf } from './api/credential.ts';
import { seeOther } from './api/exchange.ts';
import { fromOwnPage } from './api/own-page.ts';
import { LANGUAGE_COOKIE } from './api/preference-cookies.ts';
import { problemAnswer } from './api/problem.ts';
import { languageOfPerson } from './api/spoken.ts';
import { type Plain, passThrough } from './entry.ts';

/** A file as a browser sent it: the field it was chosen in, what it is called there, its bytes. */
export type Uploaded = { field: string; name: string; bytes: Uint8Array };

/**
 * Files' way in, from a form that works without script: from our own page, by somebody who may (asked before a byte is
 * read), at most `most` bytes together; `work` runs inside the transaction and the browser is sent on to the page `to`
 * names. What is refused leads back to `back` with its number in the address, since a browser keeps no chosen files;
 * a stranger is sent to sign in. What was typed or pasted into the field `typed` counts as a file. Throws nothing that is
 * expected.
 */
export async function upload<P extends Permission, T>(
  permission: P,
  request: Request,
  most: number,
  work: (pass: Pass<P>, files: readonly Uploaded[]) => Promise<Plain<T>>,
  pages: { to: (result: Plain<T>) => string; back: string; typed?: string },
): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? randomUUID();
  try {
    if (!fromOwnPage(request.headers)) throw new Refusal('forbidden', 'M-162');
    const credential = await credentialOf(request.headers);
    await passThrough<P, null>(permission, credential, async () => null, requestId);
    const files = await filesOf(request, most, pages.typed);
    const result = await passThrough<P, T>(permission, credential, (pass) => work(pass, files), requestId);
    return answerOf(seeOther(pages.to(result)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = error.problems[0]?.code ?? 'M-142';
    if (error.kind === 'unauthenticated') {
      return answerOf(seeOther(`/sign-in?next=${encodeURIComponent(pages.back)}`));
    }
    if (error.kind === 'invalid' || error.kind === 'too_large' || error.kind === 'unsupported') {
      return answerOf(seeOther(`${pages.back}?problem=${code}`));
    }
    return answerOf(problemAnswer(error, languageOfSender(request.headers), requestId));
  }
}

const languageOfSender = (headers: Headers) =>
  languageOfPerson(cookieNamed(headers, LANGUAGE_COOKIE), headers.get('accept-language'));

function answerOf(answer: ReturnType<typeof seeOther>): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of [value].flat()) headers.append(name, one);
  return new Response(typeof answer.body === 'string' ? answer.body : null, {
    status: answer.status,
    headers,
  });
}

/** The files of a multipart body; fields that are no file, and files left empty, are passed over. */
async function filesOf(request: Request, most: number, typed: string | undefined): Promise<Uploaded[]> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type) || request.headers.has('content-encoding')) {
    throw new Refusal('unsupported', 'M-145');
  }
  const bytes = await bytesOf(request, most);
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Refusal('invalid', 'M-142');
  }
  const files: Uploaded[] = [];
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') {
      if (field === typed && value.trim() !== '')
        files.push({ field, name: '', bytes: new TextEncoder().encode(value) });
      continue;
    }
    if (value.size === 0) continue;
    files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return files;
}

// A length that was declared may be untrue or missing: what counts is what comes.
async function bytesOf(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal('too_large', [{ code: 'M-146', values: { max: most } }]);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const part of request.body) {
      size += part.byteLength;
      if (size > most) throw tooLarge();
      parts.push(part);
    }
  }
  return Buffer.concat(parts);
}
