import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { closeThread, numbersOf, openThread } from './answer.ts';
import { askOfficer, rateThread, settle } from './ask.ts';
import './clearing.ts';
import { threadFigures } from './figures.ts';
import { houseHelp, threadCounts, threadOf, threadsOfHouse } from './queries.ts';
import { answers, asks, says, talking } from './stage-threads.ts';
import { tendThreads } from './tend.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;
const morning = '2026-11-20T01:00:00Z'; // 09:00 in Longhui
const tend = (scene: Scene) => scene.asJob('clock:work', (pass) => tendThreads(pass));
const told = (scene: Scene, account: string) =>
  scene.sql<{ body: string; path: string }[]>`
    select body, path from message where county = ${scene.county} and account_id = ${account} order by id`;

test(
  'a question reaches its officer, is answered and ended, and nobody else’s house or station sees it',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const beside = await scene.lodging(c.beat);
    const stranger = await scene.person({ role: 'owner', lodging: beside.id });
    const foreign = await scene.person({ role: 'chief', unit: await scene.unit('station', c.county) });
    const id = await asks(scene, c.clerk, c.inn, '外国护照怎么登记？');
    assert.equal(await scene.as(stranger, 'thread:ask', (pass) => threadOf(pass, id)), null);
    assert.deepEqual(await scene.as(stranger, 'thread:ask', (pass) => threadsOfHouse(pass, c.inn.id)), []);
    await assert.rejects(says(scene, stranger, id, '我来看看'), refused('M-161'));
    await assert.rejects(answers(scene, foreign, id, '我来答'), refused('M-161'));
    assert.equal((await tend(scene)).opened, 1);
    assert.equal((await tend(scene)).opened, 0);
    const [first] = await told(scene, c.officer.id);
    assert.match(first?.path ?? '', new RegExp(`/questions/${id}`));
    assert.equal((await told(scene, c.duty.id)).length, 0);
    await assert.rejects(
      scene.as(c.officer, 'thread:work', (pass) => closeThread(pass, { thread: id })),
      refused('M-608'),
    );
    await answers(scene, c.officer, id, '按护照上的拉丁字母填。');
    assert.equal((await told(scene, c.clerk.id)).length, 1);
    assert.equal((await told(scene, c.owner.id)).length, 0);
    const seen = await scene.as(c.owner, 'thread:ask', (pass) => threadOf(pass, id));
    assert.deepEqual(
      seen?.lines.map(({ side, text, who }) => [side, text, who]),
      [
        ['house', '外国护照怎么登记？', c.clerk.name],
        ['police', '按护照上的拉丁字母填。', c.officer.name],
      ],
    );
    const tasks = await scene.sql<{ done: boolean }[]>`
      select done_at is not null as done from task where county = ${scene.county} and kind = 'question'`;
    assert.deepEqual(
      [...tasks].map(({ done }) => done),
      [true],
    );
    await scene.as(c.clerk, 'thread:ask', (pass) => settle(pass, { thread: id }));
    await scene.as(c.clerk, 'thread:ask', (pass) => rateThread(pass, { thread: id, rating: 'good' }));
    await assert.rejects(
      scene.as(c.owner, 'thread:ask', (pass) => rateThread(pass, { thread: id, rating: 'poor' })),
      refused('M-607'),
    );
    const figures = await scene.as(c.supervisor, 'thread:figures', threadFigures);
    assert.deepEqual(
      figures.map(({ asked, inTime, ended, said, content }) => [asked, inTime, ended, said, content]),
      [
        [1, 1, 1, 1, null],
        [1, 1, 1, 1, null],
      ],
    );
    await assert.rejects(scene.as(c.officer, 'thread:figures', threadFigures), refused('M-161'));
    assert.deepEqual(await scene.as(c.officer, 'thread:work', threadCounts), {
      ...{ waiting: 0, open: 0, closed: 1 },
    });
  }),
);

test(
  'a form sent twice is one question; personal numbers are asked about, kept apart, and opened only with a line in the house book',
  house.scene(async (scene) => {
    const c = await talking(scene);
    const form = {
      ...{ lodging: c.inn.code, text: '孩子说证件号是430524201205060012，对吗？', place: '前台' },
      ...{ request_key: randomUUID(), about_kind: 'return' as const, about: '2026-11-19' },
    };
    const ask = (numbers?: 'moved' | 'left') =>
      scene.as(c.owner, 'thread:ask', (pass) => askOfficer(pass, { ...form, numbers }));
    await assert.rejects(ask(), refused('M-602'));
    const { thread } = await ask('moved');
    assert.equal((await ask('moved')).thread, thread);
    const page = await scene.as(c.officer, 'thread:work', (pass) => threadOf(pass, thread));
    const [line] = page?.lines ?? [];
    assert.deepEqual(
      [page?.lines.length, line?.text, line?.place, line?.hasNumbers],
      [1, '孩子说证件号是［身份证号1］，对吗？', '前台', true],
    );
    assert.deepEqual(page?.about, { kind: 'return', id: '2026-11-19' });
    const opened = await scene.as(c.officer, 'thread:work', (pass) =>
      numbersOf(pass, { thread, line: line?.id ?? '' }),
    );
    assert.deepEqual(opened.numbers, ['430524201205060012']);
    const acts = await scene.sql<{ act: string }[]>`
      select act from house_book_event where county = ${scene.county} and act = 'thread.numbers'`;
    assert.equal(acts.length, 1);
    const stored = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from thread_line where county = ${scene.county} and (encode(sealed, 'escape') like '%证件%'
        or encode(sealed, 'escape') like '%4305%')`;
    assert.equal(stored[0]?.n, 0);
  }),
);

test(
  'an unanswered question reminds its officer, then stands on the chief’s list, then on the county’s, until it is answered',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const id = await asks(scene, c.clerk, c.inn, '消防通道堆了东西找谁？');
    const minute = async (at: string) => {
      await scene.clock(at);
      await tend(scene);
      await scene.asJob('clock:work', climbTasks);
    };
    const climbed = async () =>
      (
        await scene.sql<{ to: string; open: boolean }[]>`
          select detail->>'to' as to, done_at is null as open from task where county = ${scene.county} and kind = 'climbed'
          order by opened_at`
      ).map(({ to, open }) => [to, open]);
    await minute('2026-11-20T01:00:30Z');
    await minute('2026-11-20T01:31:00Z');
    assert.equal((await told(scene, c.officer.id)).length, 2);
    await minute('2026-11-20T02:59:00Z');
    assert.deepEqual(await climbed(), []);
    await minute('2026-11-20T03:01:00Z');
    assert.deepEqual(await climbed(), [['chief', true]]);
    await minute('2026-11-20T08:01:00Z');
    assert.deepEqual(await climbed(), [
      ['chief', true],
      ['county', true],
    ]);
    await answers(scene, c.chief, id, '已转消防。');
    assert.deepEqual(await climbed(), [
      ['chief', false],
      ['county', false],
    ]);
    await scene.clock('2026-11-21T01:00:00Z');
    await says(scene, c.clerk, id, '还堆着。');
    await minute('2026-11-21T02:58:00Z');
    assert.equal((await climbed()).filter(([, open]) => open).length, 0);
    await minute('2026-11-21T03:01:00Z');
    assert.deepEqual(
      (await climbed()).filter(([, open]) => open),
      [['chief', true]],
    );
    await scene.as(c.clerk, 'thread:ask', (pass) => settle(pass, { thread: id }));
    await minute('2026-11-21T03:13:00Z');
    assert.equal((await climbed()).filter(([, open]) => open).length, 0);
  }),
);

test(
  'off duty the station’s duty post is asked in the officer’s place and may answer; the house is told who answers now',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock('2026-11-20T14:00:00Z'); // 22:00
    const help = () => scene.as(c.clerk, 'thread:ask', (pass) => houseHelp(pass, c.inn.id));
    assert.equal((await help())?.there, false);
    const id = await asks(scene, c.clerk, c.inn, '孩子一个人来住，怎么办？');
    await tend(scene);
    assert.equal((await told(scene, c.duty.id)).length, 1);
    await answers(scene, c.duty, id, '先在前台陪着，我们马上联系监护人。');
    const page = await scene.as(c.clerk, 'thread:ask', (pass) => threadOf(pass, id));
    assert.equal(page?.lines.at(-1)?.who, c.duty.name);
    await scene.clock('2026-11-21T02:00:00Z');
    assert.equal((await help())?.there, true);
    await scene.sql`insert into duty_absence (county, id, unit_id, account_id, from_at, to_at, made_at)
      values (${scene.county}, ${randomUUID()}, ${c.station}, ${c.officer.id}, '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', nl.now())`;
    assert.equal((await help())?.there, false);
    await asks(scene, c.clerk, c.inn, '再问一件事');
    await tend(scene);
    assert.equal((await told(scene, c.duty.id)).length, 2);
    assert.equal((await told(scene, c.officer.id)).length, 1);
  }),
);

test(
  'a thread the police hang on an alert shows the house no alert; words are emptied at their date, the instants stay',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const alert = randomUUID();
    await scene.sql`
      insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at)
      values (${scene.county}, ${alert}, 'minor_group', 'same_day', ${c.inn.id}, '2026-11-18', '2026-11-18', '[]', '[]', '{}', false, nl.now())`;
    const begin = (link: string) =>
      scene.as(c.officer, 'thread:work', (pass) =>
        openThread(pass, {
          ...{ lodging: c.inn.code, text: '11月18日晚305房住了几个人？', request_key: randomUUID() },
          ...{ numbers: undefined, link_kind: 'alert' as const, link },
        }),
      );
    await assert.rejects(begin(randomUUID()), refused('M-604'));
    const { thread } = await begin(alert);
    const police = await scene.as(c.officer, 'thread:work', (pass) => threadOf(pass, thread));
    assert.deepEqual(police?.links, [{ kind: 'alert', id: alert }]);
    const own = await scene.as(c.owner, 'thread:ask', (pass) => threadOf(pass, thread));
    assert.deepEqual([own?.links, own?.about, own?.lines.length], [[], null, 1]);
    assert.equal((await told(scene, c.owner.id)).length, 1);
    await scene.clock('2027-06-20T01:00:00Z');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    const cleared = await scene.as(c.owner, 'thread:ask', (pass) => threadOf(pass, thread));
    assert.deepEqual([cleared?.lines[0]?.cleared, cleared?.lines[0]?.text], [true, null]);
    assert.equal(cleared?.openedAt.toISOString().slice(0, 16), '2026-11-20T01:00');
  }),
);

test(
  'an answered thread nobody writes in is ended by the clock after three days, a waiting one never',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const [done, waits] = [await asks(scene, c.clerk, c.inn, '一'), await asks(scene, c.clerk, c.inn, '二')];
    await answers(scene, c.officer, done, '好');
    await scene.clock('2026-11-23T01:01:00Z');
    assert.equal((await tend(scene)).ended, 1);
    const how = await scene.sql<{ id: string; how: string | null }[]>`
      select id, closed_how as how from thread where county = ${scene.county} order by opened_at, id`;
    assert.deepEqual(
      new Map(how.map(({ id, how }) => [id, how])),
      new Map([
        [done, 'quiet'],
        [waits, null],
      ]),
    );
  }),
);
