import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { ApiAnswer } from './api/exchange.ts';
import { endpoints } from './api/table.ts';
import { handle } from './route.ts';

// No database behind this address: whatever is asked here must be answered before one is needed, or as 503.
process.env.NIGHTLIGHT_DATABASE_URL = 'postgres://nobody@127.0.0.1:9/none';
process.env.NIGHTLIGHT_DATA = mkdtempSync(path.join(tmpdir(), 'nightlight-route-'));
console.log = () => {};

const ask = (method: string, target: string, headers: Record<string, string> = {}, body = '') => {
  const [where = '', query = ''] = target.split('?');
  return handle({ method, path: where, query, headers: new Headers(headers), body: Buffer.from(body) });
};
const read = (answer: ApiAnswer) =>
  JSON.parse(String(answer.body)) as { code: string; status: number; errors: unknown[] };
const night = '/api/v1/lodgings/LH0001/days/2026-11-20';

test('an address that is none of ours is a problem document with 404', async () => {
  for (const target of [
    '/api/v1',
    '/api/v1/',
    '/api/v1/nothing',
    `${night}/`,
    '/api/v1/lodgings/a%2fb/days/x',
    '/api/v1/codes/',
  ]) {
    const answer = await ask('GET', target);
    assert.equal(answer.status, 404, target);
    assert.equal(read(answer).code, 'M-161');
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
  }
});

test('a method an address does not take is 405 with those it takes, whatever override is sent', async () => {
  for (const method of ['DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'HEAD'] as const) {
    const answer = await ask(method, '/api/v1/verify', { 'x-http-method-override': 'POST' });
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers.allow, 'POST');
  }
  assert.equal((await ask('DELETE', night)).headers.allow, 'PUT, POST, GET, HEAD');
  assert.equal((await ask('HEAD', '/api/v1/live')).status, 405);
});

test('HEAD answers like GET without the body', async () => {
  const answer = await ask('HEAD', '/api/v1/codes');
  assert.equal(answer.status, 200);
  assert.equal(answer.body, '');
});

test('a stranger is 401 at every endpoint that asks for a permission, before the body is looked at', async () => {
  const unknown = '01960000-0000-7000-8000-000000000000';
  for (const { method, path: pattern, permission, origin, query } of endpoints) {
    if (permission === null || origin === 'itself') continue;
    const target = `/api/v1${pattern.replace('{code}', 'LH0001').replace('{night}', '2026-11-20').replace('{number}', 'x').replace('{clue}', unknown)}`;
    const asked = new URLSearchParams(Object.keys(query?.shape ?? {}).map((name) => [name, 'a']));
    const answer = await ask(method, query ? `${target}?${asked}` : target, {}, '{');
    assert.equal(answer.status, 401, target);
    assert.match(String(answer.headers['www-authenticate']), /^Bearer/);
  }
});

test('a malformed key is 401 and never falls through to the cookie', async () => {
  for (const authorization of [
    'Bearer',
    'Bearer x',
    'Basic abc',
    'Bearer nl_live_',
    `Bearer nl_live_${'a'.repeat(300)}`,
  ]) {
    assert.equal((await ask('GET', night, { authorization, cookie: 'nightlight.session=x' })).status, 401);
  }
});

test('two session cookies are refused', async () => {
  const answer = await ask('GET', night, { cookie: 'nightlight.session=a; nightlight.session=b' });
  assert.equal(answer.status, 400);
});

test('a repeated or unknown name in the query is refused', async () => {
  assert.equal(read(await ask('GET', '/api/v1/codes?a=1')).code, 'M-140');
  assert.equal(read(await ask('GET', '/api/v1/lodgings/LH0001/days?from=a&from=b&to=c')).code, 'M-142');
  assert.equal(read(await ask('GET', '/api/v1/lodgings/LH0001/days?from=a')).code, 'M-141');
});

test('without its database the house says so with 503 and when to come back', async () => {
  const answer = await ask('GET', night, { authorization: `Bearer nl_live_${'a'.repeat(32)}` });
  assert.equal(answer.status, 503);
  assert.equal(answer.headers['retry-after'], '5');
});

test('problems speak the language that is asked for, else Chinese', async () => {
  const chinese = String((await ask('GET', '/api/v1/nothing')).body);
  const english = String(
    (await ask('GET', '/api/v1/nothing', { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.2' })).body,
  );
  assert.match(chinese, /[\u4e00-\u9fff]/);
  assert.doesNotMatch(english, /[\u4e00-\u9fff]/);
});

test('preferences are kept in cookies and lead back to a page of our own only', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await ask(
    'POST',
    '/api/v1/preferences',
    form,
    'language=en&large=1&back=%2Fdesk%3Flodging%3DLH0001',
  );
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, '/desk?lodging=LH0001');
  assert.match(String(answer.headers['set-cookie']), /nl-language=en;.*nl-large-type=1;/);
  for (const back of [
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'https://evil.example',
    '/a\r\nx: y',
  ]) {
    const refused = await ask('POST', '/api/v1/preferences', form, `back=${encodeURIComponent(back)}`);
    assert.equal(refused.headers.location, '/', back);
  }
  for (const [name, value] of [
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
  ] as const) {
    const headers = { ...form, [name]: value };
    assert.equal((await ask('POST', '/api/v1/preferences', headers, 'language=en')).status, 403);
  }
  assert.equal((await ask('POST', '/api/v1/preferences', form, 'language=xx')).status, 400);
});

test('a form of a stranger that files keeps what was typed and leads to the sign-in page', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://127.0.0.1:3000' };
  const answer = await ask('POST', night, form, 'kind=nil&request_key=r1&back=%2Fdesk');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, '/sign-in?next=%2Fdesk');
  assert.match(String(answer.headers['set-cookie']), /nl-draft\.0=[\w-]{40,}/);
  const foreign = await ask(
    'POST',
    night,
    { ...form, origin: 'https://evil.example' },
    'kind=nil&request_key=r1',
  );
  assert.equal(foreign.status, 403);
  assert.equal(foreign.headers['set-cookie'], undefined);
});
