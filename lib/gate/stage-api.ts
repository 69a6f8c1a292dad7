import { randomBytes, randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { addDays, type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import type { ApiAnswer } from './api/exchange.ts';
import { cookieSecret, sessionCookieName, sessionHash } from './cookie.ts';
import { handle } from './route.ts';
import type { Lodging, Person, Scene } from './stage.ts';

export type Answer = ApiAnswer & { text: string; data: Record<string, unknown>; code: string };
type Sent = { headers?: Record<string, string>; body?: string | Uint8Array | null };

/** One request through the API in this process, with its JSON read. */
export async function ask(method: string, target: string, sent: Sent = {}): Promise<Answer> {
  const [path = '', query = ''] = target.split('?');
  const body = sent.body === null ? null : Buffer.from(sent.body ?? '');
  const answer = await handle({ method, path, query, headers: new Headers(sent.headers), body });
  const { body: sentBack } = answer;
  const text =
    typeof sentBack === 'string'
      ? sentBack
      : sentBack instanceof Uint8Array
        ? Buffer.from(sentBack).toString()
        : '';
  const isJson = /[/+]json\b/.test(String(answer.headers['content-type'])) && text !== '';
  const data = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { ...answer, text, data, code: String(data.code ?? '') };
}

/** A house with its police, an owner in a browser and a machine with a key, and obligations around the running night. */
export type ApiScene = {
  night: BusinessDay;
  lodging: Lodging;
  beat: string;
  owner: Person;
  /** headers of the machine */
  key: Record<string, string>;
  keyId: string;
  /** headers of the owner's browser on a page of our own */
  browser: Record<string, string>;
  session: Buffer;
  url: string;
  put: (body: unknown, headers?: Record<string, string>, night?: string) => Promise<Answer>;
};

/** A machine's key of a lodging: the secret's header, as `api-key create` would print it. */
export async function keyOf(scene: Scene, lodging: Lodging) {
  const secret = `nl_live_${randomBytes(24).toString('base64url')}`;
  const id = uuidv7(systemNow());
  await scene.sql`insert into api_key (county, id, lodging_id, label, prefix, secret_hash, made_at)
    values (${scene.county}, ${id}, ${lodging.id}, 'stage', ${secret.slice(0, 12)}, ${sha256(secret)}, nl.now())`;
  return { id, headers: { authorization: `Bearer ${secret}` } };
}

/** A browser's cookie of a person; both factors unless said otherwise. */
export async function cookieOf(scene: Scene, person: Person, aal = 2) {
  const sid = randomBytes(32).toString('base64url');
  const session = sessionHash(sid);
  await scene.sql`insert into session (id_hash, account_id, county, aal, created_at, seen_at, expires_at, idle_minutes, stepped_up_at, device)
    values (${session}, ${person.id}, ${scene.county}, ${aal}, nl.now(), nl.now(), '9999-01-01', 2000000000, nl.now(), 'stage')`;
  const cookie = await encode({ token: { sid }, secret: cookieSecret() });
  return {
    session,
    headers: { cookie: `${sessionCookieName()}=${cookie}`, 'sec-fetch-site': 'same-origin' },
  };
}

/** Sets the scene; `night` is the night before the running one, so that nothing filed for it is premature. */
export async function apiScene(scene: Scene): Promise<ApiScene> {
  const [clock] = await scene.sql<{ now: string }[]>`select nl.now() as now`;
  const running = businessDayAt(new Date(clock?.now ?? ''));
  const night = addDays(running, -1);
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const lodging = await scene.lodging(beat);
  await scene.asJob('clock:work', (pass) => makeObligations(pass, addDays(running, -9), addDays(running, 1)));
  const owner = await scene.person({ role: 'owner', lodging: lodging.id });
  const key = await keyOf(scene, lodging);
  const browser = await cookieOf(scene, owner);
  const put: ApiScene['put'] = (body, headers = {}, of = night) =>
    ask('PUT', `/api/v1/lodgings/${lodging.code}/days/${of}`, {
      headers: {
        ...key.headers,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'accept-language': 'en',
        ...headers,
      },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  return {
    night,
    lodging,
    beat,
    owner,
    key: key.headers,
    keyId: key.id,
    browser: browser.headers,
    session: browser.session,
    url: `/api/v1/lodgings/${lodging.code}/days/${night}`,
    put,
  };
}

/** A complete stay of an invented child in the given night; `row` makes room, serial and number differ. */
export function stayBody(
  night: BusinessDay,
  row = 0,
): Record<string, unknown> & { child: Record<string, unknown> } {
  return {
    serial: `S${row}`,
    room: `20${row}`,
    child: {
      name: `测试${'甲乙丙丁戊己庚辛壬癸'[row % 10]}`,
      document_type: 'resident_id',
      number: madeUpNumber(row),
      how_checked: 'original',
    },
    check_in: `${night}T21:0${row % 10}:00+08:00`,
    planned_check_out: `${addDays(night, 1)}T10:00:00+08:00`,
    alone: false,
    companions: [{ name: '测试家长', relation: 'parent' }],
    guardian: { name: '测试家长', phone: '13900000002', result: 'present' },
  };
}

/** An invented 18-digit number with a true checksum (GB 11643); `birth` is 'YYYYMMDD'. */
export function madeUpNumber(row = 0, birth = '20120307'): string {
  const body = `430524${birth}${String(901 + row).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(body[n]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}
