import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { businessDay, clockTimeAt } from '#lib/clock/business-day.ts';
import { inboxOf, isFresh } from '#lib/delivery/inbox.ts';
import { linkToken } from '#lib/delivery/links.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { fileReports } from '#lib/report/commands.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { remind } from './jobs.ts';
import { remindersOf } from './queries.ts';

const house = stage();
after(() => house.close());

const shanghai = (text: string) => new Date(`${text}+08:00`);
const tick = (scene: Scene) => scene.asJob('clock:work', remind);

async function ground(scene: Scene) {
  await scene.clock(shanghai('2026-11-18T12:00:00'));
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const [one, two] = [await scene.lodging(beat), await scene.lodging(beat)];
  const owner = await scene.person({ role: 'owner', lodging: one.id });
  await scene.hold(owner, { role: 'owner', lodging: two.id });
  const clerk = await scene.person({ role: 'staff', lodging: one.id });
  const officer = await scene.person({ role: 'officer', unit: beat });
  await scene.asJob('clock:work', (pass) =>
    makeObligations(pass, businessDay('2026-11-20'), businessDay('2026-11-21')),
  );
  const nil = (lodging: string, night: string) =>
    scene.as(owner, 'report:file', async (pass) => {
      const filing = { lodgingId: lodging, day: businessDay(night), input: { kind: 'nil' as const } };
      await fileReports(pass, [{ ...filing, requestKey: `${lodging}${night}`, body: 'nil' }], {
        channel: 'web',
        history: false,
      });
      return null;
    });
  return { one, two, owner, clerk, officer, nil };
}

test(
  'at ten the owner of two houses gets one message with both, at one the clerk the rest; who filed hears nothing more',
  house.scene(async (scene) => {
    const { one, two, owner, clerk, officer, nil } = await ground(scene);
    await scene.clock(shanghai('2026-11-21T09:59:30'));
    assert.equal((await tick(scene)).sent, 0);
    await scene.clock(shanghai('2026-11-21T10:00:10'));
    assert.equal((await tick(scene)).sent, 1);
    assert.equal((await tick(scene)).sent, 0);
    const inbox = await scene.as(owner, 'account:own', inboxOf);
    assert.equal(inbox.length, 1);
    assert.match(inbox[0]?.body ?? '', new RegExp(`${one.code}[^；]*；${two.code}`));
    assert.equal((await scene.as(clerk, 'account:own', inboxOf)).length, 0);

    await scene.clock(shanghai('2026-11-21T12:20:00'));
    await nil(two.id, '2026-11-20');
    await scene.clock(shanghai('2026-11-21T13:00:10'));
    assert.equal((await tick(scene)).sent, 1);
    const told = await scene.as(clerk, 'account:own', inboxOf);
    assert.equal(told.length, 1);
    assert.doesNotMatch(told[0]?.body ?? '', new RegExp(two.code));
    assert.equal((await scene.as(owner, 'account:own', inboxOf)).filter(isFresh).length, 1);

    await nil(one.id, '2026-11-20');
    await scene.clock(shanghai('2026-11-21T13:02:00'));
    assert.deepEqual(await tick(scene), { sent: 0, answered: 2 });
    assert.equal((await scene.as(owner, 'account:own', inboxOf)).filter(isFresh).length, 0);
    const reminders = await scene.as(officer, 'lodging:read', (pass) =>
      remindersOf(pass, one.id, shanghai('2026-11-20T00:00:00')),
    );
    assert.deepEqual(
      reminders.map(({ step, to, fate }) => [step, to, fate?.fate]),
      [
        ['after', clerk.name, 'answered'],
        ['before', owner.name, 'answered'],
      ],
    );
  }),
);

test(
  'a link opens the nights and houses its message named, for its person, and its token stands nowhere in the database',
  house.scene(async (scene) => {
    const { one, owner } = await ground(scene);
    await scene.clock(shanghai('2026-11-21T10:00:10'));
    await tick(scene);
    const [link] = await scene.sql<
      { id: string; account: string; items: { lodging: string; night: string }[]; until: string }[]
    >`
      select id, account_id as account, items, expires_at as until from one_tap where county = ${scene.county}`;
    assert.equal(link?.account, owner.id);
    assert.deepEqual(
      link?.items.filter(({ lodging }) => lodging === one.id).map(({ night }) => night),
      ['2026-11-20'],
    );
    assert.equal(new Date(link?.until ?? 0).getTime(), shanghai('2026-11-24T12:00:00').getTime());
    const token = linkToken(link?.id ?? '');
    const rows = await scene.sql<{ text: string }[]>`
      select row_to_json(t)::text as text from one_tap t where county = ${scene.county}
      union all select row_to_json(m)::text from message m where county = ${scene.county}`;
    assert.ok(rows.length >= 2);
    assert.ok(rows.every(({ text }) => !text.includes(token)));
  }),
);

test(
  'an evening word goes to a house that files before midnight, a minute at a time nothing is sent at night, and never three a day',
  house.scene(async (scene) => {
    const { one, two, owner, nil } = await ground(scene);
    await scene.clock(shanghai('2026-11-20T20:30:00'));
    await nil(one.id, '2026-11-20');
    const sent: string[] = [];
    for (let minute = 0; minute < 26 * 60; minute += 10) {
      const now = new Date(shanghai('2026-11-21T20:50:00').getTime() + minute * 60_000);
      await scene.clock(now);
      if ((await tick(scene)).sent > 0)
        sent.push(`${now.toISOString().slice(8, 10)} ${clockTimeAt(now).slice(0, 5)}`);
    }
    assert.deepEqual(sent, ['21 21:00', '22 10:00', '22 13:00']);
    const [most] = await scene.sql<{ n: number }[]>`
      select max(n)::int as n from (select count(*) as n from message where county = ${scene.county} and account_id = ${owner.id}
        group by (queued_at at time zone 'Asia/Shanghai')::date) d`;
    assert.ok((most?.n ?? 0) <= 2);
    assert.notEqual(two.id, one.id);
  }),
);

test(
  'where an outage moved one house’s due, their common second contact hears of each when its own time has come',
  house.scene(async (scene) => {
    const { one, two, clerk } = await ground(scene);
    await scene.hold(clerk, { role: 'staff', lodging: two.id });
    const { county } = scene;
    await scene.sql`update lodging set township_code = ${`${county}002`} where county = ${county} and id = ${two.id}`;
    await scene.sql`insert into outage (county, id, township_code, from_at, to_at, declared_by, declared_at, reason, known_by)
      values (${county}, ${randomUUID()}, ${`${county}002`}, '2026-11-21T03:30:00Z', '2026-11-21T04:30:00Z', ${clerk.id},
        '2026-11-21T03:00:00Z', '停电', 'declared')`;
    const told = async (time: string) => {
      await scene.clock(shanghai(`2026-11-21T${time}`));
      await tick(scene);
      return (await scene.as(clerk, 'account:own', inboxOf)).length;
    };
    assert.equal(await told('13:00:10'), 1, 'the first house is late, the second only named');
    assert.equal(await told('14:29:10'), 1);
    assert.equal(await told('14:30:10'), 2, 'the second house has its own reminder');
    assert.equal(await told('14:31:10'), 2);
    assert.notEqual(one.id, two.id);
  }),
);
