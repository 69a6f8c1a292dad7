import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { keyIdOf } from './crypto.ts';
import {
  dataKeyById,
  dataKeyFor,
  destroyKey,
  holdKeyId,
  keyIdOfDay,
  keyToSealWith,
  openStay,
  sealStay,
} from './data-keys.ts';
import { Refusal } from './errors.ts';

const house = stage();
after(() => house.close());

const now = new Date('2026-11-21T02:00:00Z');
const gone = (error: unknown) => error instanceof Refusal && error.kind === 'gone';
const cell = (county: string, n = 1) => ({ county, stayId: '0190aaaa-0000-7000-8000-000000000001', n });

test(
  'a month has one key in a county, made on first use and wrapped when it is stored',
  house.scene(async ({ sql, county }) => {
    const holder = { sql, county, now };
    const first = await dataKeyFor(holder, '2026-11-01');
    const again = await dataKeyFor({ ...holder }, '2026-11-30');
    assert.equal(first.id, 202611);
    assert.deepEqual(again.key, first.key);
    const december = await dataKeyFor(holder, '2026-12-01');
    assert.notDeepEqual(december.key, first.key);
    const rows = await sql<{ wrapped: Buffer }[]>`select wrapped from data_key where county = ${county}`;
    assert.equal(rows.length, 2);
    for (const { wrapped } of rows) assert.equal(wrapped.includes(first.key), false);
  }),
);

test(
  'sealed text opens for its own county, stay and version and for no other',
  house.scene(async ({ sql, county }) => {
    const key = await dataKeyFor({ sql, county, now }, '2026-11-20');
    const sealed = sealStay(key, cell(county), { name: '某童', note: '' });
    assert.deepEqual(openStay(key, cell(county), sealed), { name: '某童', note: '' });
    assert.throws(() => openStay(key, cell(county, 2), sealed));
    assert.throws(() => openStay(key, cell('110000'), sealed));
    for (let at = 0; at < sealed.length; at++) {
      const bent = Buffer.from(sealed);
      bent[at] = (bent[at] ?? 0) ^ 1;
      assert.throws(() => openStay(key, cell(county), bent), `byte ${at}`);
    }
  }),
);

test(
  'a destroyed key seals nothing, opens nothing and is never made again',
  house.scene(async ({ sql, county }) => {
    for (const night of ['2026-01-31', '2026-11-20']) {
      const holder = { sql, county, now };
      const key = await dataKeyFor(holder, night);
      const sealed = sealStay(key, cell(county), { name: '某童' });
      await destroyKey(holder, key.id);
      await assert.rejects(dataKeyFor(holder, night), gone);
      await assert.rejects(dataKeyById(holder, keyIdOf(sealed)), gone);
      const [row] =
        await sql`select wrapped, destroyed_at from data_key where county = ${county} and id = ${key.id}`;
      assert.equal(row?.wrapped, null);
      assert.equal(new Date(row?.destroyed_at).getTime(), now.getTime());
    }
  }),
);

test(
  'what is held can be sealed again with the hold key of its month and outlives that month',
  house.scene(async ({ sql, county }) => {
    const holder = { sql, county, now };
    const month = await dataKeyFor(holder, '2026-01-31');
    const sealed = sealStay(month, cell(county), { name: '某童' });
    const hold = await keyToSealWith(holder, holdKeyId(keyIdOfDay('2026-01-31')));
    const held = sealStay(hold, cell(county), openStay(month, cell(county), sealed));
    await destroyKey(holder, month.id);
    const opened = openStay(await dataKeyById(holder, keyIdOf(held)), cell(county), held);
    assert.deepEqual(opened, { name: '某童' });
    assert.throws(() => openStay(hold, cell(county), sealed));
  }),
);

test(
  'a key made by a transaction that rolls back is never used by another',
  house.lastingScene(async ({ sql, county }) => {
    let lost: Buffer | undefined;
    await assert.rejects(
      house.admin.begin(async (tx) => {
        lost = (await dataKeyFor({ sql: tx, county, now }, '2026-11-20')).key;
        throw new Error('rolled back');
      }),
      /rolled back/,
    );
    await house.admin.begin(async (tx) => {
      assert.notDeepEqual((await dataKeyFor({ sql: tx, county, now }, '2026-11-20')).key, lost);
    });
    // From here on the committed key is the cached one, for ten minutes.
    const kept = await dataKeyById({ sql: house.admin, county, now }, 202611);
    await sql`delete from data_key where county = ${county}`;
    const soon = new Date(now.getTime() + 9 * 60_000);
    assert.deepEqual((await dataKeyById({ sql: house.admin, county, now: soon }, 202611)).key, kept.key);
    const later = new Date(now.getTime() + 10 * 60_000);
    await assert.rejects(dataKeyById({ sql: house.admin, county, now: later }, 202611), gone);
  }),
);

test(
  'two who file in a month at once seal with the same key',
  house.lastingScene(async ({ county }) => {
    const both = await Promise.all(
      [1, 2].map(() =>
        house.admin.begin(async (tx) => (await dataKeyFor({ sql: tx, county, now }, '2026-11-20')).key),
      ),
    );
    assert.deepEqual(both[0], both[1]);
  }),
);
