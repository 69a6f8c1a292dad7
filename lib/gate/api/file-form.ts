import { Refusal } from '#lib/platform/errors.ts';
import { bodyOfForm } from '#lib/report/form-body.ts';
import { signInFirst } from '../entry.ts';
import { type Entries, formOf } from './body.ts';
import { cookieNamed } from './credential.ts';
import { draftCookies, noDraft } from './draft.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, ownPath, seeOther } from './exchange.ts';
import { fileOne, requestKeyOf, returnOf } from './file-return.ts';
import { formPage } from './form-page.ts';
import { fromOtherSite, fromOwnPage, isFormToken } from './own-page.ts';
import { LANGUAGE_COOKIE } from './preference-cookies.ts';
import { statusOfRefusal } from './problem.ts';
import { languageOfPerson, spoken } from './spoken.ts';

/** Fields of the form that are no part of the return. */
const control = ['request_key', 'form_token', 'back', 'lodging', 'night'];

/**
 * POST …/days/{night}: a browser without script. Accepted: 303 to the receipt's page. Refused: 303 back to the form's
 * page (field `back`, a path of our own), with everything typed and the problems in the sealed draft cookies, which the page
 * opens with readDraft(); a form too long for cookies is repeated by this door. Signed out meanwhile: the same, by way of
 * the sign-in page. Nothing typed ever stands in an address.
 */
export async function fileForm(call: Call): Promise<ApiAnswer> {
  const { code = '', night = '' } = call.params;
  const lodging = encodeURIComponent(code);
  let entries: Entries = [];
  let back = `/desk?lodging=${lodging}`;
  try {
    entries = renumbered(await formOf(call.request));
    back = ownPath(fieldOf(entries, 'back'), back);
    requireOwnForm(call, entries);
    const requestKey = requestKeyOf(fieldOf(entries, 'request_key'));
    const value = bodyOfForm(entries, control);
    const input = returnOf(value, undefined);
    await fileOne(call, { input, requestKey, body: JSON.stringify(value), channel: 'form' });
    return seeOther(`/reports/${night}/receipt?lodging=${lodging}`, noDraft());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(call, error, entries, back);
  }
}

const fieldOf = (entries: Entries, name: string) => entries.find(([one]) => one === name)?.[1];

/** Origin, Sec-Fetch-Site or the form's token; and what the form says of itself must be what its address says. */
function requireOwnForm(call: Call, entries: Entries): void {
  const { code = '', night = '' } = call.params;
  const { headers } = call.request;
  const session = 'session' in call.credential ? call.credential.session : null;
  const token = fieldOf(entries, 'form_token') ?? '';
  const ours = session
    ? fromOwnPage(headers) || isFormToken(token, session, code, night)
    : !fromOtherSite(headers);
  if (!ours) throw new Refusal('forbidden', 'M-162');
  for (const [field, own] of [
    ['lodging', code],
    ['night', night],
  ] as const) {
    const said = fieldOf(entries, field);
    if (said !== undefined && said !== own) {
      throw new Refusal('invalid', [{ code: 'M-141', field, values: { expected: own } }]);
    }
  }
  if (!session) throw signInFirst();
}

function refused(call: Call, refusal: Refusal, entries: Entries, back: string): ApiAnswer {
  const { code = '', night = '' } = call.params;
  const { headers } = call.request;
  const foreign = refusal.problems.some((problem) => problem.code === 'M-162');
  const kept = foreign ? [] : entries;
  const version = refusal.extra.version;
  const draft = {
    entries: kept.filter(([name]) => name !== 'form_token'),
    problems: refusal.problems,
    ...(typeof version === 'number' ? { version } : {}),
  };
  const cookies = kept.length > 0 ? draftCookies(draft, code, night) : null;
  const next = `/sign-in?next=${encodeURIComponent(back)}`;
  if (cookies && refusal.kind !== 'not_found') {
    return seeOther(refusal.kind === 'unauthenticated' ? next : back, cookies);
  }
  const language = languageOfPerson(cookieNamed(headers, LANGUAGE_COOKIE), headers.get('accept-language'));
  return formPage({
    status: statusOfRefusal(refusal),
    language,
    action: call.request.path,
    back: refusal.kind === 'unauthenticated' ? next : back,
    entries: refusal.kind === 'not_found' ? [] : kept,
    results: refusal.problems.map((problem) => spoken(problem, language)),
  });
}

/** Rows counted from 0 without gaps and blank fields left out, so that a problem's field is a name of the form. */
function renumbered(entries: Entries): Entries {
  const numbers = new Map<string, string[]>();
  return entries.flatMap(([name, value]): Entries => {
    if (value.trim() === '' || name.length > 200) return value.trim() === '' ? [] : [[name, value]];
    const path: string[] = [];
    for (const step of name.split('.')) {
      if (!/^\d{1,3}$/.test(step)) {
        path.push(step);
        continue;
      }
      const above = path.join('.');
      const known = numbers.get(above) ?? [];
      if (!known.includes(step)) known.push(step);
      numbers.set(above, known);
      path.push(String(known.indexOf(step)));
    }
    return [[path.join('.'), value]];
  });
}
