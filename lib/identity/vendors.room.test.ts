import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { sendWebhooks } from '#lib/boot/webhooks.ts';
import { makeSandbox } from '#lib/gate/sandbox.ts';
import { stage } from '#lib/gate/stage.ts';
import { apiScene, ask } from '#lib/gate/stage-api.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { nextTry } from '#lib/report/webhooks.ts';
import { createVendorKey, endVendorLink, linkVendor, vendorsOf } from './vendors.ts';

const house = stage();
after(async () => {
  await house.close();
});
console.log = () => {};

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;
const bearer = (key: string) => ({
  authorization: `Bearer ${key}`,
  'content-type': 'application/json',
  'accept-language': 'en',
});

test(
  'a vendor’s key gains a lodging by the code its owner types and loses it by the owner’s tap, at once',
  house.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    const made = await scene.asJob('registry:import', (pass) => createVendorKey(pass, '云旅管家'));
    const headers = bearer(made.key);
    const lodgings = async () => (await ask('GET', '/api/v1/lodgings', { headers })).data.lodgings;
    assert.deepEqual(await lodgings(), []);
    const file = () =>
      ask('PUT', set.url, { headers: { ...headers, 'idempotency-key': 'v1' }, body: '{"kind":"nil"}' });
    assert.equal((await file()).status, 404);
    const paired = await ask('POST', '/api/v1/pairing-codes', { headers });
    assert.equal(paired.status, 201, paired.text);
    const code = String(paired.data.code);
    assert.match(code, /^\d{8}$/);
    const link = (lodging: string, typed: string) =>
      scene.as(set.owner, 'key:manage', (pass) => linkVendor(pass, { lodging, code: typed }));
    const other = await scene.lodging(set.beat);
    await assert.rejects(link(other.id, code), refused('M-161'));
    await assert.rejects(
      link(set.lodging.id, code === '00000000' ? '00000001' : '00000000'),
      refused('M-460'),
    );
    assert.deepEqual(await link(set.lodging.id, code), { name: '云旅管家' });
    await assert.rejects(link(set.lodging.id, code), refused('M-460'));
    assert.deepEqual(
      ((await lodgings()) as { code: string }[]).map((one) => one.code),
      [set.lodging.code],
    );
    assert.equal((await file()).status, 201);
    const [line] = await scene.as(set.owner, 'key:manage', vendorsOf);
    assert.equal(line?.name, '云旅管家');
    assert.ok(line?.lastUsedAt);
    await scene.as(set.owner, 'key:manage', (pass) => endVendorLink(pass, line?.id ?? ''));
    assert.equal((await file()).status, 404);
    assert.deepEqual(await scene.as(set.owner, 'key:manage', vendorsOf), []);
    // a lodging's own key gains nothing
    const own = await ask('POST', '/api/v1/pairing-codes', { headers: set.key });
    assert.deepEqual([own.status, own.code], [403, 'M-165']);
  }),
);

test(
  'a key’s webhook hears of each version once, signed, tries again when nobody answers, and ends with 410',
  house.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    const heard: { headers: Record<string, unknown>; body: string }[] = [];
    let status = 503;
    const server = createServer((request, answer) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        answer.writeHead(status).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const place = server.address();
    const port = typeof place === 'object' && place ? place.port : 0;
    const [before] = await scene.sql<{ kind: string }[]>`select kind from installation`;
    await scene.sql`update installation set kind = 'demonstration'`;
    try {
      const put = (body: unknown) =>
        ask('PUT', '/api/v1/webhook', {
          headers: { ...set.key, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      for (const url of ['ftp://x', 'https://a:b@x.example/', 'nothing'])
        assert.equal((await put({ url })).code, 'M-461');
      const made = await put({ url: `http://127.0.0.1:${port}/hook` });
      assert.equal(made.status, 200, made.text);
      const secret = Buffer.from(String(made.data.secret).replace('whsec_', ''), 'base64');
      await set.put({ kind: 'nil' }, { 'idempotency-key': 'n1' });
      await set.put({ kind: 'nil' }, { 'idempotency-key': 'n1' });
      await sendWebhooks(scene.county);
      assert.equal(heard.length, 1);
      const due = () =>
        scene.sql`update webhook_event set next_at = nl.now() where county = ${scene.county} and next_at is not null`;
      status = 204;
      await due();
      await sendWebhooks(scene.county);
      await sendWebhooks(scene.county);
      assert.equal(heard.length, 2);
      for (const { headers, body } of heard) {
        const [id, time] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
        const signed = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
        assert.equal(headers['webhook-signature'], `v1,${signed}`);
        const told = JSON.parse(body);
        assert.equal(told.type, 'receipt.created');
        assert.equal(told.data.kind, 'nil');
      }
      assert.equal(heard[0]?.headers['webhook-id'], heard[1]?.headers['webhook-id']);
      status = 410;
      await set.put({ kind: 'closed' }, { 'idempotency-key': 'n2' });
      await sendWebhooks(scene.county);
      const state = await ask('GET', '/api/v1/webhook', { headers: set.key });
      assert.deepEqual([state.data.url, state.data.waiting], [null, 0]);
    } finally {
      await scene.sql`update installation set kind = ${before?.kind ?? 'real'}`;
      await new Promise((done) => server.close(done));
    }
  }),
);

test('a telling is tried ten times over three days, then given up', () => {
  const now = new Date('2026-11-20T00:00:00Z');
  const waits = Array.from({ length: 11 }, (_, n) => nextTry(n + 1, now));
  assert.equal(waits[0]?.toISOString(), '2026-11-20T00:00:05.000Z');
  assert.equal(waits[9]?.toISOString(), '2026-11-21T00:00:00.000Z');
  assert.equal(waits[10], null);
});

test('a sandbox lodging follows every rule, lies in no true county, and its key ends by itself', async () => {
  const made = await makeSandbox('试用', uuidv7(new Date('2026-11-20T00:00:00Z')));
  assert.match(made.key, /^nl_test_/);
  const listed = await ask('GET', '/api/v1/lodgings', { headers: bearer(made.key) });
  assert.deepEqual(
    (listed.data.lodgings as { code: string }[]).map(({ code }) => code),
    [made.lodging],
  );
  await house.admin`update api_key set ends_at = nl.now() where prefix = ${made.prefix}`;
  assert.equal((await ask('GET', '/api/v1/lodgings', { headers: bearer(made.key) })).status, 401);
});
