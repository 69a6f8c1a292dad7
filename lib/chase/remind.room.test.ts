import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Lodging, type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { recordStep } from './commands.ts';
import { planReminders, remindAll } from './remind.ts';
import { chasing, filed, minute, standing } from './stage-county.ts';

const house = stage();
after(() => house.close());

async function owned(scene: Scene, owner: Person, inn: Lodging): Promise<void> {
  await scene.hold(owner, { role: 'owner', lodging: inn.id });
  await scene.sql`insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
    values (${scene.county}, ${inn.id}, 1, ${owner.name}, '13900000001', ${owner.id})`;
}

const night = businessDay('2026-11-20');

/** Three silent houses: two of one landlord, one whose contact has no account. */
async function three(scene: Scene) {
  const c = await chasing(scene, '2026-11-20', '2026-11-20');
  const [second, mute] = [await scene.lodging(c.beat), await scene.lodging(c.beat)];
  for (const inn of [second, mute])
    await scene.sql`insert into obligation (county, lodging_id, business_day, due_at, late_until, rules, beat_id, made_at)
      select county, ${inn.id}, business_day, due_at, late_until, rules, beat_id, made_at from obligation
      where county = ${scene.county} and lodging_id = ${c.inn.id}`;
  const landlord = await scene.person();
  await owned(scene, landlord, c.inn);
  await owned(scene, landlord, second);
  return { ...c, other: second, mute, landlord, all: [c.inn.id, second.id, mute.id] };
}

test(
  'the count before agrees with what is sent: one message a person for all their houses, the rest on the call list',
  house.scene(async (scene) => {
    const c = await three(scene);
    await scene.clock('2026-11-21T04:05:00Z');
    await minute(scene);
    const plan = () => scene.as(c.officer, 'chase:work', (pass) => planReminders(pass, c.all, night));
    const before = await plan();
    assert.deepEqual(before.list.map(({ fate }) => fate).sort(), ['nobody', 'now', 'now']);
    assert.equal(before.waitsUntil, null);
    const chases = before.list.flatMap(({ chase }) => chase ?? []);
    const sent = await scene.as(c.officer, 'chase:work', (pass) => remindAll(pass, { chases }));
    assert.deepEqual(
      [sent.sent, sent.people, sent.left.map(({ lodging }) => lodging.id)],
      [2, 1, [c.mute.id]],
    );
    const messages = await scene.sql<{ body: string; houses: number }[]>`
      select body, cardinality(lodging_ids) as houses from message where county = ${scene.county}`;
    assert.deepEqual(
      messages.map(({ houses }) => houses),
      [2],
    );
    assert.ok(messages[0]?.body.includes(`${c.inn.code} 客栈`));
    assert.deepEqual((await plan()).list.map(({ fate }) => fate).sort(), ['nobody', 'reminded', 'reminded']);
    await assert.rejects(
      scene.as(c.chief, 'chase:work', (pass) => remindAll(pass, { chases })),
      { problems: [{ code: 'M-435' }] },
    );
    await filed(scene, c.other, '2026-11-20', '2026-11-21T04:10:00Z');
    assert.equal((await plan()).list.length, 2, 'who has filed is in no count');
  }),
);

test(
  'a person who had two reminders today is called instead, and a stranger reminds nobody',
  house.scene(async (scene) => {
    const c = await three(scene);
    await scene.clock('2026-11-21T04:05:00Z');
    await minute(scene);
    for (const n of [1, 2])
      await scene.sql`insert into message (county, id, key, account_id, kind, urgent, lodging_ids, language, title, body, queued_at)
        values (${scene.county}, gen_random_uuid(), ${`k${n}`}, ${c.landlord.id}, 'reminder', false, array[${c.inn.id}]::uuid[], 'zh-CN', '', '',
          ${`2026-11-21T0${n}:00:00Z`})`;
    const plan = await scene.as(c.officer, 'chase:work', (pass) => planReminders(pass, c.all, night));
    assert.deepEqual(plan.list.map(({ fate }) => fate).sort(), ['enough', 'enough', 'nobody']);
    assert.deepEqual(
      (await scene.as(c.stranger, 'chase:work', (pass) => planReminders(pass, c.all, night))).list,
      [],
    );
  }),
);

test(
  'of two officers who record at the same instant one wins and the other is told; never two lines for one call',
  house.lastingScene(async (scene) => {
    const c = await chasing(scene, '2026-11-20', '2026-11-20');
    await scene.sql`update obligation set due_at = nl.now() - interval '1 hour' where county = ${scene.county}`;
    await scene.sql`update obligation set late_until = nl.now() + interval '70 hours' where county = ${scene.county}`;
    const [chase] = await scene.sql<{ id: string }[]>`
      insert into chase (county, id, lodging_id, opened_at, level, level_at, help_only, steps, first_night, first_due)
      values (${scene.county}, gen_random_uuid(), ${c.inn.id}, nl.now(), 'call', nl.now(), false, 0, '2026-11-20', nl.now()) returning id`;
    const call = (person: Person) =>
      scene.as(person, 'chase:work', (pass) =>
        recordStep(pass, { chase: chase?.id ?? '', seen: 0, kind: 'call', outcome: 'no_answer' }),
      );
    const both = await Promise.allSettled([call(c.officer), call(c.second)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    assert.equal(lost?.reason.problems[0].code, 'M-421');
    assert.equal((await standing(scene, c.inn))[0]?.steps, 1);
  }),
);
