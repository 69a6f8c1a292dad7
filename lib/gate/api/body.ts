import { Refusal } from '#lib/platform/errors.ts';
import { type ApiRequest, largestBody } from './exchange.ts';
import { readObject } from './json.ts';

/** The bytes of a body. Throws M-146 over 256 KB, M-145 when it is compressed (a bomb is small on its way in). */
function bytesOf(request: ApiRequest): Uint8Array {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (request.body === null || request.body.byteLength > largestBody || declared > largestBody) {
    throw new Refusal('too_large', [{ code: 'M-146', values: { max: largestBody } }]);
  }
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding.trim().toLowerCase() !== 'identity') {
    throw new Refusal('unsupported', 'M-145');
  }
  return request.body;
}

/** UTF-8 or nothing: a GBK body must not turn into other names. Throws M-142. */
function textOf(request: ApiRequest): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(request));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', 'M-142');
  }
}

/** A JSON object and the text it was read from. Throws M-145 for any other content type, M-142 for anything malformed. */
export function jsonOf(request: ApiRequest): { text: string; value: Record<string, unknown> } {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type.trim())) {
    throw new Refusal('unsupported', 'M-145');
  }
  const text = textOf(request);
  return { text, value: readObject(text) };
}

export type Entries = [name: string, value: string][];

const mostEntries = 20_000;

/** The fields of a browser's form, in order. Throws M-145 for other content types and for files, M-142 for anything malformed. */
export async function formOf(request: ApiRequest): Promise<Entries> {
  const type = (request.headers.get('content-type') ?? '').trim();
  if (/^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type)) {
    return checked([...new URLSearchParams(textOf(request))]);
  }
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Refusal('unsupported', 'M-145');
  const bytes = bytesOf(request);
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Refusal('invalid', 'M-142');
  }
  const entries: Entries = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') entries.push([name, value]);
    else if (value.size > 0) throw new Refusal('unsupported', [{ code: 'M-145', field: name.slice(0, 60) }]);
  }
  return checked(entries);
}

// Percent-encoded bytes that are no UTF-8 come out as U+FFFD: refused, never stored as somebody's name.
function checked(entries: Entries): Entries {
  if (entries.length > mostEntries) throw new Refusal('invalid', 'M-142');
  const spoilt = entries.find((entry) => entry.some((text) => text.includes('\uFFFD')));
  if (spoilt) throw new Refusal('invalid', [{ code: 'M-142', field: spoilt[0].slice(0, 60) }]);
  return entries;
}
