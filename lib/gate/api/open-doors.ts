import { setPreferences as keepPreferences } from '#lib/identity/own.ts';
import { transaction } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { problemsOf } from '#lib/report/inputs.ts';
import { readShortCode } from '#lib/report/receipt.ts';
import { passThrough } from '../entry.ts';
import { formOf, jsonOf } from './body.ts';
import { cookieNamed, credentialOf } from './credential.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json, ownPath, seeOther } from './exchange.ts';
import { limitTries } from './limit.ts';
import { LANGUAGE_COOKIE, LARGE_TYPE_COOKIE } from './preference-cookies.ts';
import { statusOfCode } from './problem.ts';
import { publishedCodes } from './published-codes.ts';
import { preferencesInput, verifyInput } from './schemas.ts';
import { languageOfPerson } from './spoken.ts';

type VerifyRow = {
  lodging_name: string;
  lodging_code: string;
  night: string;
  n: number;
  accepted_at: string;
  newer: boolean;
};

const triesAnHour = 20;

/** POST /verify: match or no match; tries are counted for each receipt, since a short code has 40 bits. */
export async function verify(call: Call): Promise<ApiAnswer> {
  const parsed = verifyInput.safeParse(jsonOf(call.request).value);
  if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error));
  const number = parsed.data.number.trim();
  const code = readShortCode(parsed.data.code);
  await limitTries(`verify/${number}`, triesAnHour, 3600);
  const row = code ? await verified(number, code) : undefined;
  if (!row) return json(200, { match: false });
  return json(200, {
    match: true,
    lodging: { code: row.lodging_code, name: row.lodging_name },
    night: row.night,
    version: row.n,
    accepted_at: new Date(row.accepted_at).toISOString(),
    newer: row.newer,
  });
}

async function verified(number: string, code: string): Promise<VerifyRow | undefined> {
  return transaction(async ({ sql }) => {
    const [row] = await sql<VerifyRow[]>`
      select lodging_name, lodging_code, business_day::text as night, n, accepted_at, newer
      from nl.verify_receipt(${number}, ${code})`;
    return row;
  });
}

/** GET /codes */
export async function listCodes(call: Call): Promise<ApiAnswer> {
  const codes = publishedCodes(call.language).map(({ code, name, level, message, cure }) => ({
    code,
    name,
    level,
    status: level === 'error' ? statusOfCode(code) : null,
    message,
    cure,
  }));
  return json(200, { codes }, { 'content-language': call.language });
}

/** GET /preferences */
export async function readPreferences({ request }: Call): Promise<ApiAnswer> {
  const language = languageOfPerson(cookieNamed(request.headers, LANGUAGE_COOKIE), null);
  return json(200, { language, large_type: cookieNamed(request.headers, LARGE_TYPE_COOKIE) === '1' });
}

/** POST /preferences: the two switches of every page, each a form of one button; back to the page it stood on. */
export async function setPreferences({ request, requestId }: Call): Promise<ApiAnswer> {
  const parsed = preferencesInput.safeParse(Object.fromEntries(await formOf(request)));
  if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error));
  const { language, large, back } = parsed.data;
  await keepWithAccount(request.headers, requestId, {
    language: language ?? languageOfPerson(cookieNamed(request.headers, LANGUAGE_COOKIE), null),
    largeType: (large ?? cookieNamed(request.headers, LARGE_TYPE_COOKIE)) === '1',
  });
  const secure = env().origin.startsWith('https:') ? '; Secure' : '';
  const keep = (name: string, value: string | undefined) =>
    value === undefined
      ? []
      : [`${name}=${value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`];
  return seeOther(ownPath(back, '/'), [
    ...keep(LANGUAGE_COOKIE, language),
    ...keep(LARGE_TYPE_COOKIE, large),
  ]);
}

/** For messages and the next device; a stranger's choice, or one before the second factor, stays in the browser alone. */
async function keepWithAccount(
  headers: Call['request']['headers'],
  requestId: string,
  chosen: { language: Language; largeType: boolean },
): Promise<void> {
  try {
    const credential = await credentialOf(headers);
    if ('key' in credential || credential.session === null) return;
    await passThrough('account:own', credential, (pass) => keepPreferences(pass, chosen), requestId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
