import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addDays } from '#lib/clock/business-day.ts';
import { stage } from '../stage.ts';
import { apiScene, ask, cookieOf, keyOf, stayBody } from '../stage-api.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

const receipt = (data: Record<string, unknown>) => data.receipt as { number: string; short_code: string };

test(
  'a key files a nil, and the same key and body again give the same receipt',
  ground.lastingScene(async (scene) => {
    const { put, night, lodging } = await apiScene(scene);
    const first = await put({ kind: 'nil' }, { 'idempotency-key': 'one' });
    assert.equal(first.status, 201, first.text);
    assert.equal(first.headers.etag, '"1"');
    const again = await put({ kind: 'nil' }, { 'idempotency-key': 'one' });
    assert.equal(again.status, 201);
    assert.deepEqual(receipt(again.data), receipt(first.data));
    assert.match(
      receipt(first.data).number,
      new RegExp(`^${scene.county}-${night.replaceAll('-', '')}-${lodging.code}-1$`),
    );
    const [count] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from report_version where county = ${scene.county}`;
    assert.equal(count?.n, 1);
  }),
);

test(
  'the same key with another body or another night is a conflict, another person’s key is not found',
  ground.lastingScene(async (scene) => {
    const { put, night, browser, url } = await apiScene(scene);
    await put({ kind: 'nil' }, { 'idempotency-key': 'one' });
    assert.equal((await put({ kind: 'closed' }, { 'idempotency-key': 'one' })).status, 409);
    assert.equal((await put('{"kind":"nil" }', { 'idempotency-key': 'one' })).code, 'M-144');
    assert.equal((await put({ kind: 'nil' }, { 'idempotency-key': 'one' }, addDays(night, -1))).status, 409);
    const other = await ask('PUT', url, {
      headers: { ...browser, 'content-type': 'application/json', 'idempotency-key': 'one' },
      body: '{"kind":"nil"}',
    });
    assert.equal(other.status, 404);
  }),
);

test(
  'one key used at once for two nights files one of them; the other is a conflict, never a fault',
  ground.lastingScene(async (scene) => {
    const { put, night } = await apiScene(scene);
    const nights = [night, addDays(night, -1), addDays(night, -2)];
    const answers = await Promise.all(
      nights.map((one) => put({ kind: 'nil' }, { 'idempotency-key': 'one' }, one)),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409]);
  }),
);

test(
  'a return with two stays is read back with counts, receipts and masked children',
  ground.lastingScene(async (scene) => {
    const { put, night, url, key, lodging } = await apiScene(scene);
    const filed = await put({ kind: 'guests', stays: [stayBody(night, 0), stayBody(night, 1)] });
    assert.equal(filed.status, 201, filed.text);
    const read = await ask('GET', url, { headers: key });
    assert.equal(read.status, 200, read.text);
    assert.deepEqual([read.data.kind, read.data.stays, read.data.version], ['guests', 2, 1]);
    assert.doesNotMatch(read.text, /测试甲|测试家长|13900000002|20120307/);
    const one = await ask('GET', `/api/v1/lodgings/${lodging.code}/receipts/${receipt(filed.data).number}`, {
      headers: key,
    });
    assert.equal(one.data.short_code, receipt(filed.data).short_code);
    const span = await ask(
      'GET',
      `/api/v1/lodgings/${lodging.code}/days?from=${addDays(night, -1)}&to=${night}`,
      { headers: key },
    );
    assert.equal((span.data.nights as unknown[]).length, 2);
    assert.equal(span.status, 200);
    const long = await ask('GET', `/api/v1/lodgings/${lodging.code}/days?from=2026-01-01&to=2026-12-31`, {
      headers: key,
    });
    assert.equal(long.status, 400);
  }),
);

test(
  'a nil over stays is M-151 and changes nothing; what was seen decides what may be changed',
  ground.lastingScene(async (scene) => {
    const { put, night } = await apiScene(scene);
    await put({ kind: 'guests', stays: [stayBody(night)] });
    const nil = await put({ kind: 'nil' });
    assert.deepEqual([nil.status, nil.code], [409, 'M-151']);
    const stale = await put({ kind: 'guests', stays: [stayBody(night, 1)] }, { 'if-match': '"7"' });
    assert.deepEqual(
      [stale.status, stale.code, stale.data.version, stale.headers.etag],
      [409, 'M-148', 1, '"1"'],
    );
    const second = await put({ kind: 'guests', stays: [stayBody(night, 1)] }, { 'if-match': '"1"' });
    assert.deepEqual([second.status, second.data.version], [200, 2]);
    const nothing = await put({ kind: 'guests', stays: [stayBody(night, 1)] });
    assert.deepEqual([nothing.status, nothing.data.outcome, nothing.data.version], [200, 'unchanged', 2]);
    assert.equal(receipt(nothing.data).number, receipt(second.data).number);
  }),
);

test(
  'a key reaches its own lodging only, and a revoked one nothing',
  ground.lastingScene(async (scene) => {
    const { key, url, beat, put } = await apiScene(scene);
    const neighbour = await scene.lodging(beat);
    const other = await keyOf(scene, neighbour);
    assert.equal((await ask('GET', url, { headers: other.headers })).status, 404);
    assert.equal((await put({ kind: 'nil' }, other.headers)).status, 404);
    await scene.sql`update api_key set revoked_at = nl.now() where county = ${scene.county}`;
    assert.equal((await ask('GET', url, { headers: key })).status, 401);
  }),
);

test(
  'a write with a cookie comes from our own page, or it is refused',
  ground.lastingScene(async (scene) => {
    const { browser, url } = await apiScene(scene);
    const { cookie } = browser;
    const sent = (more: Record<string, string>) =>
      ask('PUT', url, {
        headers: {
          cookie: cookie ?? '',
          'content-type': 'application/json',
          'idempotency-key': 'one',
          ...more,
        },
        body: '{"kind":"nil"}',
      });
    const refused: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://localhost:4000', host: 'evil.example' },
    ];
    for (const one of refused) {
      const answer = await sent(one);
      assert.deepEqual([answer.status, answer.code], [403, 'M-162'], JSON.stringify(one));
    }
    assert.equal((await sent({ origin: 'http://127.0.0.1:3000' })).status, 201);
    assert.equal((await sent({ origin: 'http://localhost:3000', host: 'localhost:3000' })).status, 201);
    assert.equal((await sent({ 'sec-fetch-site': 'same-origin', origin: 'null' })).status, 201);
  }),
);

test(
  'a receipt verifies with its code and with no other; a stranger learns neither kind nor counts',
  ground.lastingScene(async (scene) => {
    const { put, night } = await apiScene(scene);
    const filed = await put({ kind: 'guests', stays: [stayBody(night)] });
    const { number, short_code: code } = receipt(filed.data);
    const verify = (body: unknown) =>
      ask('POST', '/api/v1/verify', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const match = await verify({ number, code: `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}` });
    assert.equal(match.data.match, true, match.text);
    assert.doesNotMatch(match.text, /guests|stays|kind/);
    assert.deepEqual((await verify({ number, code: '00000000' })).data, { match: false });
    for (let n = 0; n < 20; n += 1) await verify({ number, code: '00000000' });
    const late = await verify({ number, code });
    assert.equal(late.status, 429);
    await scene.sql`delete from throttle where key = ${`verify/${number}`}`;
  }),
);

test(
  'police cannot file through the house’s door, and need both factors for the board’s stream',
  ground.lastingScene(async (scene) => {
    const { url, beat } = await apiScene(scene);
    const officer = await scene.person({ role: 'officer', unit: beat });
    const { headers } = await cookieOf(scene, officer);
    const filed = await ask('PUT', url, {
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'one' },
      body: '{"kind":"nil"}',
    });
    assert.equal(filed.status, 404);
    const half = await cookieOf(scene, officer, 1);
    assert.equal((await ask('GET', '/api/v1/live', { headers: half.headers })).status, 403);
  }),
);
