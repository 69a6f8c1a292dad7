import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { tendChases } from '#lib/chase/tend.ts';
import { addDays, type BusinessDay, businessDay, daysOf } from '#lib/clock/business-day.ts';
import { type Lodging, type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { issueBrief } from './commands.ts';
import { paragraphOf } from './paragraph.ts';
import { briefOf, briefsOf, readingOf } from './queries.ts';
import { tellWeekly } from './tell.ts';
import { weeklyOf } from './weekly.ts';

const house = stage();
after(() => house.close());

const shanghai = (text: string) => new Date(`${text}+08:00`);

async function ground(scene: Scene) {
  await scene.clock(shanghai('2026-11-01T05:00:00'));
  const county = await scene.unit('county');
  const stations = [await scene.unit('station', county), await scene.unit('station', county)];
  const beats = [await scene.unit('beat', stations[0]), await scene.unit('beat', stations[1])];
  const inns = [
    await scene.lodging(beats[0] ?? ''),
    await scene.lodging(beats[0] ?? ''),
    await scene.lodging(beats[1] ?? ''),
  ];
  await scene.asJob('clock:work', (pass) =>
    makeObligations(pass, businessDay('2026-11-01'), businessDay('2026-11-30')),
  );
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  const chief = await scene.person({ role: 'chief', unit: stations[0] ?? '' });
  const stranger = await scene.person({ role: 'chief', unit: stations[1] ?? '' });
  return { county, stations, beats, inns, supervisor, chief, stranger };
}

async function file(scene: Scene, inn: Lodging | undefined, night: BusinessDay, time: string) {
  await scene.sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    select ${scene.county}, gen_random_uuid(), ${inn?.id ?? ''}, ${night}, 1, 'nil', 0, x.at, x.at
    from (select ${shanghai(`${addDays(night, 1)}T${time}`).toISOString()}::timestamptz as at) x`;
  await scene.sql`insert into report_version (county, report_id, n, lodging_id, business_day, kind, stays, accepted_at, actor_kind,
      actor_name, channel, results, history, receipt_number, short_code, content_hash, salt, key_id, signature)
    select county, id, 1, lodging_id, business_day, kind, stays, last_accepted_at, 'job', 'test', 'import', '[]', true, id::text,
      left(id::text, 8), '', '', 'test', '' from report where county = ${scene.county} and lodging_id = ${inn?.id ?? ''}
      and business_day = ${night}`;
}

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems.some((problem) => problem.code === code);

test(
  'a brief says the same to the digit while returns keep coming, numbers itself by unit, and is read by its own station only',
  house.scene(async (scene) => {
    const { beats, inns, supervisor, chief, stranger } = await ground(scene);
    const night = businessDay('2026-11-19');
    await file(scene, inns[0], night, '09:00:00');
    await file(scene, inns[1], night, '12:30:00');
    await scene.clock(shanghai('2026-11-20T13:00:20'));
    const issue = (asOf?: string, who = supervisor) =>
      scene.as(who, 'brief:issue', (pass) => issueBrief(pass, { asOf }));
    const read = (id: string, who = supervisor) => scene.as(who, 'brief:read', (pass) => briefOf(pass, id));
    const first = await issue('2026-11-20T12:05');
    await file(scene, inns[2], night, '12:50:00');
    await scene.lodging(beats[0] ?? '', '2026-11-01');
    await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
    const told = await read(first.id);
    assert.equal(told.again, 'same');
    const { counts, nil } = told.brief.figures;
    assert.deepEqual([counts.onTime, counts.late, counts.silent, nil], [1, 0, 2, 1], 'as it stood at 12:05');
    await assert.rejects(issue('2026-11-20T12:05'), refused('M-621'));
    await assert.rejects(issue('2026-11-20T13:01'), refused('M-620'));
    await scene.clock(shanghai('2026-11-20T13:02:20'));
    const second = await issue();
    assert.equal(second.number, 2);
    const later = await read(second.id);
    assert.deepEqual(
      [later.brief.figures.counts.silent, later.before?.number, later.again],
      [1, 1, 'same'],
      'the house added since',
    );

    const reading = (at: string) => scene.asJob('clock:work', (pass) => readingOf(pass, shanghai(at)));
    const then = await reading('2026-11-20T12:05:00');
    assert.deepEqual(
      then.figures,
      told.brief.figures,
      'read at its instant an issued brief has its own digits',
    );
    assert.deepEqual([then.before, (await reading('2026-11-20T12:40:00')).before], [null, 1]);
    const before = await reading('2026-11-20T11:00:00');
    assert.deepEqual(
      [before.figures.counts.due, before.figures.counts.onTime, before.before],
      [2, 1, null],
      'an instant before every brief is read, though none can be issued for it any more',
    );
    assert.match(paragraphOf(before, 'zh-CN'), /2026年11月20日11时00分/);
    await assert.rejects(reading('2026-11-20T13:30:00'), refused('M-620'));

    const own = await issue(undefined, chief);
    assert.equal(own.number, 1, 'each unit counts its own');
    assert.equal((await read(own.id, chief)).brief.figures.counts.late, 1, 'and its own lodgings');
    await assert.rejects(read(own.id, stranger), refused('M-161'));
    await assert.rejects(read(first.id, chief), refused('M-161'));
    assert.equal((await scene.as(stranger, 'brief:read', briefsOf)).length, 0);
    assert.equal((await scene.as(supervisor, 'brief:read', briefsOf)).length, 3);
  }),
);

test(
  'what is over its time stands on each Monday’s list of its station until it ends, and is struck off by that alone',
  house.scene(async (scene) => {
    const { stations, inns, supervisor, chief, stranger } = await ground(scene);
    const missing = '2026-11-04';
    for (const night of daysOf(businessDay('2026-11-01'), businessDay('2026-11-28')))
      for (const inn of inns)
        if (inn !== inns[0] || night !== missing) await file(scene, inn, night, '10:00:00');
    const tend = async (at: string) => {
      await scene.clock(shanghai(at));
      await scene.asJob('clock:work', (pass) => tendChases(pass));
    };
    await tend('2026-11-05T12:01:00');
    const list = (week: string, who = supervisor) =>
      scene.as(who, 'brief:read', (pass) => weeklyOf(pass, { week: businessDay(week) }));
    await scene.clock(shanghai('2026-11-16T09:00:00'));
    const [sheet] = (await list('2026-11-09')).sheets;
    assert.equal(sheet?.station.id, stations[0]);
    assert.deepEqual(
      sheet?.open
        .map(({ kind, weeks, nights, struck }) => [kind, weeks, nights, struck])
        .filter(([kind]) => kind === 'chase'),
      [['chase', 1, 1, null]],
    );
    const again = (await list('2026-11-16', chief)).sheets[0]?.open.find(({ kind }) => kind === 'chase');
    assert.equal(again?.weeks, 2, 'a week later it stands there again');
    assert.equal((await list('2026-11-16', stranger)).sheets.length, 0);

    const tell = () => scene.asJob('clock:work', tellWeekly);
    assert.deepEqual([await tell(), await tell()], [{ told: 1 }, { told: 0 }], 'its chief is told once');
    const messages = await scene.sql<{ account: string; title: string }[]>`
      select account_id as account, title from message where county = ${scene.county} and path = '/briefs/weekly'`;
    assert.deepEqual(
      messages.map(({ account, title }) => [account, /\d+/.exec(title)?.[0] !== '0']),
      [[chief.id, true]],
    );
    await scene.clock(shanghai('2026-11-18T09:00:00'));
    assert.deepEqual(await tell(), { told: 0 }, 'of an old list nobody is told');

    await file(scene, inns[0], businessDay(missing), '23:00:00');
    await tend('2026-11-18T10:00:00');
    const struck = (await list('2026-11-16')).sheets[0]?.open.find(({ kind }) => kind === 'chase')?.struck;
    assert.equal(struck?.how, 'filed');
    await scene.clock(shanghai('2026-11-23T09:00:00'));
    const [next] = (await list('2026-11-23')).sheets;
    assert.ok(!next?.open.some(({ kind }) => kind === 'chase'));
    assert.equal(
      next?.struck.filter(({ kind }) => kind === 'chase').length,
      1,
      'and is told as struck off since',
    );
  }),
);
