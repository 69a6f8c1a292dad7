import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { shiftsAround } from '#lib/roster/around.ts';
import { addShift, endAbsence, importRoster, noteAbsence, swapShift } from '#lib/roster/commands.ts';
import { dutyUnits, onDuty, ownPosts, rosterOf } from '#lib/roster/queries.ts';
import { gapsOf } from '#lib/roster/rules.ts';
import { type Person, type Scene, stage } from './stage.ts';
import { refused } from './stage-door.ts';

const house = stage();
after(() => house.close());

async function staged(scene: Scene) {
  await scene.clock('2026-11-20T02:00:00Z'); // 10:00 in Longhui
  const county = await scene.unit('county');
  const [station, other] = [await scene.unit('station', county), await scene.unit('station', county)];
  const [beat, second] = [await scene.unit('beat', station), await scene.unit('beat', station)];
  const inn = await scene.lodging(second);
  const [chief, held, officer, stranger] = [
    await scene.person({ role: 'chief', unit: station }),
    await scene.person({ role: 'duty', unit: station }),
    await scene.person({ role: 'officer', unit: beat }),
    await scene.person({ role: 'officer', unit: await scene.unit('beat', other) }),
  ];
  return { station, other, inn, chief, held, officer, stranger };
}

test(
  'whoever has the shift has the duty post’s reach while it runs and not a minute longer',
  house.scene(async (scene) => {
    const { station, inn, chief, held, officer } = await staged(scene);
    const posts = (who: Person) =>
      scene.as(who, 'alert:work', async (pass) => ({
        posts: (await ownPosts(pass)).map(({ by }) => by),
        reaches: pass.reach.lodgings.includes(inn.id),
      }));
    assert.deepEqual(await posts(held), { posts: ['role'], reaches: true });
    assert.deepEqual(await posts(officer), { posts: [], reaches: false });
    const shift = { unit: station, account: officer.id, date: '2026-11-20', kind: 'day' } as const;
    await scene.as(chief, 'roster:write', (pass) => addShift(pass, shift));
    assert.deepEqual(await posts(officer), { posts: ['roster'], reaches: true });
    assert.deepEqual(await posts(held), { posts: [], reaches: true }, 'the roster goes before the post');
    await scene.clock('2026-11-20T10:00:00Z'); // 18:00, the shift is over
    assert.deepEqual(await posts(officer), { posts: [], reaches: false });
    assert.deepEqual(await posts(held), { posts: ['role'], reaches: true });
  }),
);

test(
  'an absence takes the duty away and its end gives it back; a swap hands it over at once; a leaver has none',
  house.scene(async (scene) => {
    const { station, chief, held, officer } = await staged(scene);
    const now = async () =>
      scene.as(chief, 'roster:write', async (pass) => {
        const [post] = await onDuty(pass, await dutyUnits(pass), pass.now);
        return { by: post?.by, people: post?.people.map(({ account }) => account) };
      });
    const write = <T>(work: Parameters<typeof scene.as<'roster:write', T>>[2]) =>
      scene.as(chief, 'roster:write', work);
    await write((pass) =>
      addShift(pass, { unit: station, account: officer.id, date: '2026-11-20', kind: 'whole' }),
    );
    assert.deepEqual(await now(), { by: 'roster', people: [officer.id] });
    const span = { from: new Date('2026-11-20T01:00:00Z'), to: new Date('2026-11-20T05:00:00Z') };
    await write((pass) => noteAbsence(pass, { unit: station, account: officer.id, ...span }));
    assert.deepEqual(await now(), { by: 'role', people: [held.id] });
    const roster = await write((pass) => rosterOf(pass, [station], span.from, span.to));
    await write((pass) => endAbsence(pass, { absence: roster.absences[0]?.id ?? '' }));
    assert.deepEqual(await now(), { by: 'roster', people: [officer.id] });
    await write((pass) => swapShift(pass, { shift: roster.shifts[0]?.id ?? '', account: held.id }));
    assert.deepEqual(await now(), { by: 'roster', people: [held.id] });
    await scene.sql`update holding set revoked_at = nl.now() where account_id = ${held.id}`;
    await assert.rejects(scene.as(held, 'alert:work', ownPosts), refused('M-161'));
  }),
);

test(
  'a roster is pasted whole or not at all, never for another station or with a stranger on it',
  house.scene(async (scene) => {
    const { station, other, chief, officer, stranger } = await staged(scene);
    const take = (unit: string, text: string) =>
      scene.as(chief, 'roster:write', (pass) => importRoster(pass, { unit, text }));
    const good = `2026-11-21 白班 ${officer.name}\n2026-11-21 夜班 ${officer.name}`;
    await assert.rejects(take(station, `${good}\n2026-11-22 白班 ${stranger.name}`), refused('M-413'));
    await assert.rejects(take(other, good), refused('M-161'));
    assert.equal((await take(station, good)).count, 2);
    assert.equal((await take(station, good)).count, 0, 'the same roster again changes nothing');
    await assert.rejects(
      scene.as(chief, 'roster:write', (pass) =>
        addShift(pass, { unit: station, account: stranger.id, date: '2026-11-21', kind: 'day' }),
      ),
      refused('M-413'),
    );
  }),
);

test(
  'an officer reads the own shifts and the station’s roster, not another station’s; without a shift the whole week is a gap',
  house.scene(async (scene) => {
    const { station, other, chief, held, officer, stranger } = await staged(scene);
    const add = (by: Person, unit: string, who: Person, date: string) =>
      scene.as(by, 'roster:write', (pass) => addShift(pass, { unit, account: who.id, date, kind: 'night' }));
    await add(chief, station, officer, '2026-11-21');
    await add(chief, station, held, '2026-11-22');
    await add(await scene.person({ role: 'chief', unit: other }), other, stranger, '2026-11-21');
    const read = async (who: Person) =>
      (await scene.as(who, 'alert:read', shiftsAround)).map(({ name, mine, unit }) => [name, mine, unit.id]);
    assert.deepEqual(await read(officer), [
      [officer.name, true, station],
      [held.name, false, station],
    ]);
    assert.deepEqual(await read(stranger), [[stranger.name, true, other]]);
    const [now, week] = [new Date('2026-11-20T02:00:00Z'), new Date('2026-11-27T02:00:00Z')];
    assert.deepEqual(gapsOf([], [], now, week), [{ from: now, to: week }]);
  }),
);
