import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Lodging, type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { keyIdOf } from '#lib/platform/crypto.ts';
import { dataKeyById, openStay } from '#lib/platform/data-keys.ts';
import { Refusal } from '#lib/platform/errors.ts';
import '#lib/report/clearing.ts';
import { clearDue } from './clearing.ts';
import { askHold, decideHold, holdsWithin, releaseHold } from './holds.ts';
import { clearingRuns } from './queries.ts';
import { clearOn } from './rules.ts';

const house = stage();
after(() => house.close());

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;
const canary = { name: '某童甲', number: '430524201001010018', guardianPhone: '13800138000' };

async function town(scene: Scene) {
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const otherBeat = await scene.unit('beat', await scene.unit('station', county));
  return {
    county,
    inn: await scene.lodging(beat),
    other: await scene.lodging(otherBeat),
    officer: await scene.person({ role: 'officer', unit: beat }),
    chief: await scene.person({ role: 'chief', unit: station }),
    supervisor: await scene.person({ role: 'supervisor', unit: county }),
    auditor: await scene.person({ role: 'auditor', unit: county }),
  };
}

const put = (scene: Scene, inn: Lodging, night: string) =>
  putStay(scene, inn, {
    night,
    fields: canary,
    clearOn: clearOn({ night: businessDay(night), plannedCheckOut: null, checkedOut: null }),
  });

const run = (scene: Scene, dryRun = false) => scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun }));

// Asked in an entry of its own: the scene's own transaction still knows the keys it sealed with.
const keyById = async (scene: Scene, id: number) => {
  const hex = await scene.asJob('clock:work', async ({ sql, reach, now }) => {
    const key = await dataKeyById({ sql, county: reach.county, now }, id);
    return key.key.toString('hex');
  });
  return { id, key: Buffer.from(hex, 'hex') };
};

const texts = (scene: Scene) =>
  scene.sql<{ stay_id: string; n: number; sealed: Buffer | null; masked: object; indexed: boolean }[]>`
    select stay_id, n, sealed, masked, child_index is not null as indexed from stay_text
    where county = ${scene.county} order by stay_id, n`;

const clock = (scene: Scene, day: string) => scene.clock(`${day}T04:00:00+08:00`);

test(
  'on its clearing date a stay is emptied, its counts stay, and a day earlier nothing happens',
  house.scene(async (scene) => {
    const t = await town(scene);
    await put(scene, t.inn, '2026-03-10');
    await put(scene, t.inn, '2026-03-12');
    const before = await scene.sql`select kind, stays, n from report where county = ${scene.county}`;
    await clock(scene, '2026-09-06');
    assert.equal((await run(scene)).cleared, 0);
    await clock(scene, '2026-09-07');
    const dry = await run(scene, true);
    assert.deepEqual(dry, { dryRun: true, cleared: 1, held: 0, monthsDestroyed: [] });
    assert.equal((await texts(scene)).filter(({ sealed }) => sealed).length, 2, 'a dry run writes nothing');
    assert.deepEqual(await run(scene), { ...dry, dryRun: false });
    const [cleared, kept] = await texts(scene);
    assert.deepEqual([cleared?.sealed, cleared?.masked, cleared?.indexed], [null, {}, false]);
    assert.ok(kept?.sealed);
    assert.deepEqual(
      await scene.sql`select kind, stays, n from report where county = ${scene.county}`,
      before,
    );
    assert.equal((await run(scene)).cleared, 0, 'once is enough');
  }),
);

test(
  'when nothing of a month is left its key is destroyed, and a kept copy of the ciphertext opens for nobody',
  house.scene(async (scene) => {
    const t = await town(scene);
    const stay = await put(scene, t.inn, '2026-03-10');
    await put(scene, t.inn, '2026-03-31');
    const april = await put(scene, t.other, '2026-04-01');
    const backup = (await texts(scene)).find((row) => row.stay_id === stay)?.sealed;
    assert.ok(backup);
    await clock(scene, '2026-09-27');
    assert.deepEqual((await run(scene)).monthsDestroyed, []);
    await clock(scene, '2026-09-28');
    const dry = await run(scene, true);
    assert.deepEqual(dry.monthsDestroyed, ['2026-03']);
    assert.deepEqual(await run(scene), { ...dry, dryRun: false });
    await assert.rejects(keyById(scene, keyIdOf(backup)), refused('M-155'));
    const [row] = await scene.sql`select wrapped, destroyed_at is not null as destroyed from data_key
      where county = ${scene.county} and id = 202603`;
    assert.deepEqual(row, { wrapped: null, destroyed: true });
    const left = (await texts(scene)).find((one) => one.stay_id === april);
    assert.ok(left?.sealed && (await keyById(scene, keyIdOf(left.sealed))), 'April is another month');
    const [proof] = await scene.as(t.auditor, 'retention:read', (pass) => clearingRuns(pass));
    assert.deepEqual([proof?.cleared, proof?.held, proof?.monthsDestroyed], [1, 0, ['2026-03']]);
    const book = await scene.sql`select act, detail from house_book_event
      where county = ${scene.county} and act = 'retention.clear' order by at`;
    assert.equal(book.length, 2, 'each run that did something stands in the book, a dry run does not');
  }),
);

test(
  'a hold by two persons stops the clearing; the month’s key goes all the same and what is held opens with its own',
  house.scene(async (scene) => {
    const t = await town(scene);
    const held = await put(scene, t.inn, '2026-03-10');
    await put(scene, t.inn, '2026-03-11');
    await put(scene, t.other, '2026-03-10');
    const asked = {
      lodging: t.inn.id,
      from_day: '2026-03-09',
      to_day: '2026-03-10',
      case_number: 'A4305-2026-7',
    };
    const ask = (more: object = {}) =>
      scene.as(t.officer, 'hold:ask', (pass) => askHold(pass, { ...asked, ...more }));
    await assert.rejects(ask({ lodging: t.other.id }), refused('M-161'));
    await assert.rejects(ask({ to_day: '2026-03-08' }), refused('M-310'));
    const { hold, approval } = await ask();
    const yes = { approval, approved: true };
    await clock(scene, '2026-10-01');
    assert.equal((await run(scene, true)).held, 0, 'an asking alone holds nothing');
    await assert.rejects(
      scene.as(t.officer, 'hold:approve', (pass) => decideHold(pass, yes)),
      refused('M-161'),
      'an officer approves none',
    );
    await scene.hold(t.officer, { role: 'supervisor', unit: t.county });
    await assert.rejects(
      scene.as(t.officer, 'hold:approve', (pass) => decideHold(pass, yes)),
      refused('M-303'),
    );
    await scene.as(t.chief, 'hold:approve', (pass) => decideHold(pass, yes));
    const dry = await run(scene, true);
    assert.deepEqual(dry, { dryRun: true, cleared: 2, held: 1, monthsDestroyed: ['2026-03'] });
    assert.deepEqual(await run(scene), { ...dry, dryRun: false });
    const left = (await texts(scene)).filter(({ sealed }) => sealed);
    assert.deepEqual(
      left.map((row) => row.stay_id),
      [held],
    );
    const sealed = left[0]?.sealed;
    assert.ok(sealed);
    assert.equal(keyIdOf(sealed), 1202603);
    const cell = { county: scene.county, stayId: held, n: 1 };
    assert.deepEqual(openStay(await keyById(scene, 1202603), cell, sealed), canary);
    await assert.rejects(keyById(scene, 202603), refused('M-155'));
    assert.deepEqual(await run(scene), { dryRun: false, cleared: 0, held: 1, monthsDestroyed: [] });

    await scene.as(t.chief, 'hold:approve', (pass) => releaseHold(pass, hold));
    await assert.rejects(
      scene.as(t.chief, 'hold:approve', (pass) => releaseHold(pass, hold)),
      refused('M-161'),
    );
    const [seen] = await scene.as(t.chief, 'hold:ask', (pass) => holdsWithin(pass, t.inn.id));
    assert.deepEqual([seen?.inForce, seen?.caseNumber], [false, 'A4305-2026-7']);
    assert.deepEqual((await run(scene)).monthsDestroyed, ['2026-03/hold']);
    assert.equal((await texts(scene)).filter((row) => row.sealed).length, 0);
  }),
);

test(
  'after clearing no canary is left in any table of the county',
  house.scene(async (scene) => {
    const t = await town(scene);
    await putStay(scene, t.inn, {
      night: '2026-03-10',
      fields: canary,
      masked: canary,
      clearOn: '2026-09-07',
    });
    const columns = await scene.sql<{ table: string; column: string }[]>`
      select c.table_name as table, c.column_name as column from information_schema.columns c
      where c.table_schema = 'public' and c.data_type in ('text', 'jsonb', 'ARRAY', 'bytea')`;
    const found = async () => {
      const places: string[] = [];
      for (const { table, column } of columns)
        for (const value of Object.values(canary)) {
          const [row] = await scene.sql`select 1 from ${scene.sql(table)}
            where strpos(${scene.sql(column)}::text, ${value}) > 0 or strpos(${scene.sql(column)}::text, ${Buffer.from(value).toString('hex')}) > 0 limit 1`;
          if (row) places.push(`${table}.${column}`);
        }
      return [...new Set(places)];
    };
    assert.deepEqual(await found(), ['stay_text.masked']);
    await clock(scene, '2026-10-01');
    assert.equal((await run(scene)).cleared, 1);
    assert.deepEqual(await found(), []);
  }),
);
