import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { endWatch, enterWatch, expireWatch, openWatch } from './commands.ts';
import './clearing.ts';
import type { WatchInput } from './inputs.ts';
import { matchStays } from './match.ts';
import { watchCounts, watchEntryOf, watchList } from './queries.ts';

const house = stage();
after(() => house.close());

const number = '430524201003070012';
const entry = (over: Partial<WatchInput> = {}): WatchInput => ({
  ...{ kind: 'child', name: '某童', number, birth_date: '', features: '红色外套' },
  ...{ case_number: 'LH-2026-0117', contact: '某警官 0739-8000001', ends_on: '2026-12-20' },
  ...over,
});
const codeOf = (error: unknown) => (error as { problems: { code: string }[] }).problems[0]?.code;

async function staged(scene: Scene) {
  await scene.clock('2026-11-21T02:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat);
  const officer = await scene.person({ role: 'officer', unit: beat });
  const put = async (night: string, value = number, lodging = inn) => {
    const id = await putStay(scene, lodging, { night, fields: { name: '某童' } });
    await scene.sql`update stay_text set child_index = ${blindIndex(scene.county, 'child.number', value)} where stay_id = ${id}`;
    return id;
  };
  return { county, station, beat, inn, officer, put };
}
const match = (scene: Scene, among: Parameters<typeof matchStays>[1] = {}) =>
  scene.asJob('clock:work', (pass) => matchStays(pass, among));

test(
  'the lodging side and strangers have no way to the list; an auxiliary reads it masked and enters, opens and ends nothing',
  house.scene(async (scene) => {
    const { beat, inn, officer } = await staged(scene);
    const { id } = await scene.as(officer, 'watch:write', (pass) => enterWatch(pass, entry()));
    for (const role of ['staff', 'owner'] as const) {
      const person = await scene.person({ role, lodging: inn.id });
      await assert.rejects(scene.as(person, 'watch:read', (pass) => watchList(pass, 'open', 1)));
      for (const table of ['watch_entry', 'watch_hit'])
        await assert.rejects(
          scene.as(person, 'desk:read', (pass) =>
            pass.sql`select 1 from ${pass.sql(table)}`.then(() => null),
          ),
          /permission denied/,
        );
    }
    const auxiliary = await scene.person({ role: 'officer', rank: 'auxiliary', unit: beat });
    const [line] = await scene.as(auxiliary, 'watch:read', (pass) => watchList(pass, 'open', 1));
    assert.deepEqual(
      [line?.masked?.name, line?.masked?.number, line?.masked?.features],
      ['某*', '430*************12', true],
    );
    await assert.rejects(scene.as(auxiliary, 'watch:write', (pass) => enterWatch(pass, entry())));
    await assert.rejects(scene.as(auxiliary, 'watch:write', (pass) => openWatch(pass, { entry: id })));
    await assert.rejects(
      scene.as(auxiliary, 'watch:write', (pass) => endWatch(pass, { entry: id, outcome: 'found' })),
    );
    await assert.rejects(
      scene.as(officer, 'watch:read', (pass) => pass.sql`select sealed from watch_entry`.then(() => null)),
      /permission denied/,
    );
  }),
);

test(
  'a number stands sealed and as a blind index alone, opening it stands in the house book, and the entry’s job is in its transaction',
  house.scene(async (scene) => {
    const { officer } = await staged(scene);
    const { id } = await scene.as(officer, 'watch:write', (pass) => enterWatch(pass, entry()));
    const [row] = await scene.sql<{ all: string; index: Buffer }[]>`
      select to_jsonb(e)::text as all, number_index as index from watch_entry e where id = ${id}`;
    assert.doesNotMatch(row?.all ?? '', new RegExp(`${number}|某童|红色`));
    assert.deepEqual(Buffer.from(row?.index ?? ''), blindIndex(scene.county, 'child.number', number));
    const opened = await scene.as(officer, 'watch:write', (pass) => openWatch(pass, { entry: id }));
    assert.deepEqual(opened, { name: '某童', number, birthDate: '2010-03-07', features: '红色外套' });
    const book = await scene.sql<
      { act: string }[]
    >`select act from house_book_event where county = ${scene.county} and subject_id = ${id} order by act`;
    assert.deepEqual(
      book.map(({ act }) => act),
      ['watch.enter', 'watch.open'],
    );
    const [job] = await scene.sql<{ n: number }[]>`select count(*)::int as n from pgboss.job
      where name = 'watch.entered' and data->>'entry' = ${id}`;
    assert.equal(job?.n, 1);
  }),
);

test(
  'a new entry looks through everyone in house and 30 nights; each return after it is compared; again changes nothing',
  house.scene(async (scene) => {
    const { beat, inn, officer, put } = await staged(scene);
    const recent = await put('2026-11-02');
    await put('2026-10-10');
    const staying = await put('2026-09-30');
    await scene.sql`update stay set planned_check_out_at = '2026-12-24T04:00:00Z' where id = ${staying}`;
    await scene.sql`update stay set planned_check_out_at = business_day + 1 where id <> ${staying} and county = ${scene.county}`;
    await put('2026-11-03', '430524201105060037');
    const { id } = await scene.as(officer, 'watch:write', (pass) => enterWatch(pass, entry()));
    assert.deepEqual(await match(scene, { entry: id }), { hits: 2 });
    assert.deepEqual(await match(scene, { entry: id }), { hits: 0 });
    const later = await put('2026-11-20');
    const [report] = await scene.sql<{ id: string }[]>`select report_id as id from stay where id = ${later}`;
    assert.deepEqual(await match(scene, { report: report?.id }), { hits: 1 });
    const shown = await scene.as(officer, 'watch:read', (pass) => watchEntryOf(pass, id));
    assert.deepEqual(
      shown?.hits.map(({ stayId, matchedBy, first }) => [stayId, matchedBy, first]),
      [
        [later, 'number', false],
        [recent, 'number', true],
        [staying, 'number', true],
      ],
    );
    const elsewhere = await scene.person({ role: 'officer', unit: await scene.unit('beat', beat) });
    const far = await scene.as(elsewhere, 'watch:read', (pass) => watchEntryOf(pass, id));
    assert.deepEqual([far?.entry.hits, far?.hits.length], [3, 0]);
    assert.equal(shown?.hits[0]?.lodging.code, inn.code);
  }),
);

test(
  'a number corrected since is no hit, a name and birth date is, and an adult is found among companions',
  house.scene(async (scene) => {
    const { officer, put } = await staged(scene);
    const stayId = await put('2026-11-18');
    await scene.sql`insert into stay_text (county, stay_id, n, lodging_id, source, masked, digest, child_index, person_index, companion_keys)
      select county, stay_id, 2, lodging_id, source, masked, digest, ${blindIndex(scene.county, 'child.number', 'X')},
        ${blindIndex(scene.county, 'child.person', '某童|2010-03-07')}, array[${blindIndex(scene.county, 'companion.number', number).toString('hex')}]
      from stay_text where stay_id = ${stayId}`;
    const enter = (over: Partial<WatchInput>) =>
      scene.as(officer, 'watch:write', (pass) => enterWatch(pass, entry(over)));
    const byNumber = await enter({ name: '另一人' });
    const byPerson = await enter({ number: '', birth_date: '2010-03-07' });
    const adult = await enter({ kind: 'adult' });
    const hits = async (one: { id: string }) => (await match(scene, { entry: one.id })).hits;
    assert.deepEqual([await hits(byNumber), await hits(byPerson), await hits(adult)], [0, 1, 1]);
  }),
);

test(
  'a search that is over looks no more: ended by a person once, or by its last day, and its text is cleared in time',
  house.scene(async (scene) => {
    const { officer, put } = await staged(scene);
    const enter = (over: Partial<WatchInput> = {}) =>
      scene.as(officer, 'watch:write', (pass) => enterWatch(pass, entry(over)));
    const [found, short] = [await enter(), await enter({ ends_on: '2026-11-21' })];
    const end = () =>
      scene.as(officer, 'watch:write', (pass) => endWatch(pass, { entry: found.id, outcome: 'found' }));
    await end();
    await assert.rejects(end(), (error) => codeOf(error) === 'M-347');
    await scene.clock('2026-11-22T02:00:00Z');
    await put('2026-11-21');
    assert.deepEqual(await match(scene), { hits: 0 });
    assert.deepEqual(await scene.asJob('clock:work', expireWatch), { expired: 1 });
    assert.deepEqual(await scene.asJob('clock:work', expireWatch), { expired: 0 });
    const counts = await scene.as(officer, 'watch:read', watchCounts);
    assert.deepEqual(counts, { open: 0, ended: 2 });
    const [line] = await scene.as(officer, 'watch:read', (pass) => watchList(pass, 'ended', 1));
    assert.deepEqual([line?.id, line?.outcome, line?.clearOn], [short.id, 'expired', '2027-05-21']);
    await scene.clock('2027-05-21T02:00:00Z');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    const [left] = await scene.sql<
      { n: number }[]
    >`select count(*)::int as n from watch_entry where county = ${scene.county}
      and (sealed is not null or masked <> '{}' or number_index is not null)`;
    assert.equal(left?.n, 0);
    await assert.rejects(
      scene.as(officer, 'watch:write', (pass) => openWatch(pass, { entry: short.id })),
      (error) => codeOf(error) === 'M-155',
    );
  }),
);
