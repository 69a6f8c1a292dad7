import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { addDays } from '#lib/clock/business-day.ts';
import { stage } from '../stage.ts';
import { type ApiScene, apiScene, ask, stayBody } from '../stage-api.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

const post = (set: ApiScene, path: string, body: unknown, key: string = randomUUID()) =>
  ask('POST', `/api/v1${path}`, {
    headers: {
      ...set.key,
      'content-type': 'application/json',
      'idempotency-key': key,
      'accept-language': 'en',
    },
    body: JSON.stringify(body),
  });

type Item = { status: number; receipt?: { number: string }; results: { code: string; field?: string }[] };
const itemsOf = (data: Record<string, unknown>) => data.items as Item[];

test(
  'one stay at check-in finds its night by itself, is completed by its own serial, and tells what the desk is asked',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    const path = `/lodgings/${set.lodging.code}/stays`;
    const whole = stayBody(set.night);
    const { guardian: _guardian, ...bare } = whole;
    // half past one in the morning still is the night before
    const late = { ...bare, check_in: `${addDays(set.night, 1)}T01:30:00+08:00` };
    const first = await post(set, path, late, 'k1');
    assert.equal(first.status, 201, first.text);
    assert.equal(first.data.night, set.night);
    assert.ok(
      (first.data.to_complete as string[]).some((name) => name.startsWith('guardian')),
      first.text,
    );
    const again = await post(set, path, late, 'k1');
    assert.deepEqual(again.data.receipt, first.data.receipt);
    assert.equal((await post(set, path, whole, 'k1')).code, 'M-144');
    const completed = await post(set, path, { ...whole, check_in: late.check_in });
    assert.equal(completed.data.stay_id, first.data.stay_id);
    assert.deepEqual(completed.data.to_complete, []);
    const other = await post(set, path, stayBody(set.night, 1));
    assert.notEqual(other.data.stay_id, first.data.stay_id);
    const malformed = await post(set, path, { ...stayBody(set.night, 2), check_in: 'at nine' });
    assert.equal((malformed.data.errors as Item['results'])[0]?.field, 'check_in');
    const wrong = stayBody(set.night, 3);
    const checksum = await post(set, path, {
      ...wrong,
      child: { ...wrong.child, number: '430524201203079012' },
    });
    assert.deepEqual(
      [checksum.code, (checksum.data.errors as Item['results'])[0]?.field],
      ['M-101', 'child.number'],
    );
    const [count] = await scene.sql`select count(*)::int as n from stay where county = ${scene.county}`;
    assert.equal(count?.n, 2);
  }),
);

test(
  'a dry run answers what filing would and writes nothing, not even to the house book',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    const check = (body: unknown) => post(set, `/lodgings/${set.lodging.code}/days/${set.night}/check`, body);
    const good = await check({ kind: 'guests', stays: [stayBody(set.night)] });
    assert.deepEqual([good.status, good.data.outcome, good.data.version], [200, 'accepted', 1]);
    assert.equal(good.data.receipt, undefined);
    assert.equal((await check({ kind: 'guests', stays: [] })).code, 'M-156');
    const filed = await set.put({ kind: 'guests', stays: [stayBody(set.night)] });
    assert.equal(filed.status, 201);
    assert.equal((await check({ kind: 'nil' })).code, 'M-151');
    const [rows] = await scene.sql`select
      (select count(*)::int from report_version where county = ${scene.county}) as versions,
      (select count(*)::int from report_request where county = ${scene.county}) as requests,
      (select count(*)::int from house_book_event where county = ${scene.county} and act like 'report.%') as events`;
    assert.deepEqual(rows, { versions: 1, requests: 1, events: 1 });
  }),
);

test(
  'a batch gives each return its own result; again, the same receipts; one refused keeps none back',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    const code = set.lodging.code;
    const before = addDays(set.night, -1);
    const item = (night: string, key: string, stated: unknown, lodging = code) => ({
      lodging,
      night,
      idempotency_key: key,
      return: stated,
    });
    const returns = [
      item(set.night, 'a', { kind: 'nil' }),
      item(before, 'b', { kind: 'guests', stays: [stayBody(before)] }),
      item(set.night, 'c', { kind: 'guests', stays: [stayBody(set.night)] }), // the same night again: a second version
      item(set.night, 'd', { kind: 'nil' }), // a nil over the stay just filed
      item(before, 'a', { kind: 'nil' }), // a key used twice
      item('2026-02-30', 'e', { kind: 'nil' }),
      item(before, 'f', { kind: 'nil' }, 'LH9999'),
      item(before, 'g', { kind: 'guests', stays: [{ child: {} }] }),
    ];
    const first = await post(set, '/returns', { returns });
    assert.equal(first.status, 200, first.text);
    const items = itemsOf(first.data);
    assert.deepEqual(
      items.map(({ status, results }) => [status, status < 300 ? '' : results[0]?.code]),
      [
        [201, ''],
        [201, ''],
        [200, ''],
        [409, 'M-151'],
        [409, 'M-144'],
        [400, 'M-160'],
        [404, 'M-161'],
        [400, 'M-133'],
      ],
    );
    const again = itemsOf((await post(set, '/returns', { returns })).data);
    assert.deepEqual(
      again.map(({ receipt }) => receipt?.number),
      items.map(({ receipt }) => receipt?.number),
    );
    const tooMany = Array.from({ length: 101 }, (_, n) => item(set.night, `n${n}`, { kind: 'nil' }));
    assert.equal((await post(set, '/returns', { returns: tooMany })).code, 'M-147');
    assert.equal((await post(set, '/returns', { returns: [] })).status, 400);
    const lodgings = await ask('GET', '/api/v1/lodgings', { headers: set.key });
    assert.deepEqual(
      (lodgings.data.lodgings as { code: string }[]).map((one) => one.code),
      [code],
    );
  }),
);
