import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { claimHand, endHand } from '#lib/conversation/handing/post.ts';
import { talking } from '#lib/conversation/stage-threads.ts';
import { type Person, stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { climbTasks } from '#lib/task/climb.ts';
import './clearing.ts';
import { addToMatter } from './add.ts';
import { matterFigures } from './figures.ts';
import { raiseMatter } from './house.ts';
import { ownMatters } from './own.ts';
import { tellMatters } from './posts.ts';
import { matterOf, mattersOf } from './queries.ts';
import { mine, morning, plain, raises, refused, tend, told } from './stage-matters.ts';
import { endMatter, passMatter, recordMatter, stepMatter, stepNumbers } from './work.ts';

const house = stage();
after(() => house.close());

test(
  'a house raises a dispute, its officer works it in steps and through a department to a result, and the house reads all but the notes',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const market = await scene.unit('post', c.county);
    const agent = await scene.person({ role: 'agent', unit: market });
    const auxiliary = await scene.person({ role: 'officer', unit: c.beat, rank: 'auxiliary' });
    const beside = await scene.lodging(c.beat);
    const stranger = await scene.person({ role: 'owner', lodging: beside.id });
    const form = {
      ...plain(),
      lodging: c.inn.code,
      kind: 'dispute' as const,
      topic: 'charge',
      call: undefined,
    };
    const ask = (numbers?: 'moved') =>
      scene.as(c.clerk, 'matter:raise', (pass) =>
        raiseMatter(pass, { ...form, numbers, text: '客人电话13800138000，不肯付押金' }),
      );
    await assert.rejects(ask(), refused('M-602'));
    const { id } = await ask('moved');
    assert.equal((await ask('moved')).id, id);
    await assert.rejects(
      raises(scene, c.clerk, beside, { kind: 'dispute', topic: 'noise' }),
      refused('M-161'),
    );
    await assert.rejects(
      raises(scene, c.clerk, c.inn, { kind: 'dispute', topic: 'drugs' }),
      refused('M-701'),
    );
    assert.deepEqual(await tend(scene), { opened: 1 });
    assert.deepEqual(await tend(scene), { opened: 0 });
    assert.deepEqual(await told(scene, c.officer.id), ['matter']);
    assert.equal(await mine(scene, stranger, id), null);
    assert.equal((await mine(scene, c.owner, id))?.steps[0]?.text, '客人电话［手机号1］，不肯付押金');

    const step = (to: 'police' | 'house', text: string) =>
      scene.as(c.officer, 'matter:work', (pass) => stepMatter(pass, { ...plain(), matter: id, to, text }));
    await step('police', '看过监控，押金条在');
    await step('house', '我十点到店里调解');
    await scene.as(c.officer, 'matter:work', (pass) =>
      passMatter(pass, { matter: id, to: market, ask: '请核一下押金标价，联系13800138000' }),
    );
    const [hand] = await scene.sql<{ id: string }[]>`select id from hand_off where county = ${scene.county}`;
    await scene.as(agent, 'part:work', (pass) => claimHand(pass, { hand: hand?.id ?? '' }));
    await scene.as(agent, 'part:work', (pass) =>
      endHand(pass, { hand: hand?.id ?? '', outcome: 'answered', said: '标价合规' }),
    );
    assert.deepEqual(await scene.asJob('clock:work', tellMatters), { told: 2 });
    assert.deepEqual(await scene.asJob('clock:work', tellMatters), { told: 0 });
    await scene.as(c.clerk, 'matter:raise', (pass) =>
      addToMatter(pass, { ...plain(), matter: id, text: '客人愿意付了' }),
    );
    const end = (who: Person, outcome: string) =>
      scene.as(who, 'matter:work', (pass) =>
        endMatter(pass, { matter: id, outcome, text: '双方当面讲清，押金已退', numbers: undefined }),
      );
    await assert.rejects(end(auxiliary, 'case'), refused('M-709'));
    await assert.rejects(end(c.officer, 'confirmed'), refused('M-704'));
    await end(c.officer, 'settled');
    await assert.rejects(end(c.officer, 'settled'), refused('M-708'));
    await assert.rejects(step('police', '再记一句'), refused('M-708'));

    const own = await mine(scene, c.owner, id);
    assert.deepEqual(
      own?.steps.map(({ kind, text }) => [kind, text]),
      [
        ['raised', '客人电话［手机号1］，不肯付押金'],
        ['told', '我十点到店里调解'],
        ['passed', null],
        ['claimed', null],
        ['answered', '标价合规'],
        ['said', '客人愿意付了'],
        ['closed', '双方当面讲清，押金已退'],
      ],
    );
    assert.deepEqual([own?.outcome, own?.takenUp], ['settled', true]);
    const all = await scene.as(c.chief, 'matter:work', (pass) => matterOf(pass, id));
    assert.deepEqual([all?.steps.length, all?.steps[1]?.kind, all?.steps[0]?.hasNumbers], [8, 'noted', true]);
    const numbers = await scene.as(c.officer, 'matter:work', (pass) =>
      stepNumbers(pass, { matter: id, step: all?.steps[0]?.id ?? '' }),
    );
    assert.deepEqual(numbers.numbers, ['13800138000']);
    const open = await scene.sql`select id from task where county = ${scene.county} and done_at is null`;
    assert.equal(open.length, 0);
    assert.deepEqual(await scene.as(c.supervisor, 'thread:figures', matterFigures), [
      {
        ...{ kind: 'dispute', topic: 'charge', raised: 1, open: 0, inTime: 1, judged: 1 },
        outcomes: [{ outcome: 'settled', count: 1 }],
      },
    ]);
  }),
);

test(
  'a clue is read by its sender and the police alone, its end is a thanks; what a school hands in about a house that house never sees',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const { id } = await raises(scene, c.clerk, c.inn, {
      kind: 'clue',
      topic: 'fraud',
      text: '有人总来问转账',
    });
    const school = await scene.as(c.officer, 'matter:work', (pass) =>
      recordMatter(pass, {
        ...{ ...plain(), lodging: c.inn.code, kind: 'clue' as const, topic: 'minors', text: '学生周末常去' },
        ...{ source: 'school' as const, from: '桃洪中学' },
      }),
    );
    assert.equal(await mine(scene, c.owner, id), null);
    assert.deepEqual(await scene.as(c.owner, 'matter:raise', (pass) => ownMatters(pass, c.inn.id)), []);
    assert.equal(await mine(scene, c.clerk, school.id), null);
    const foreign = await scene.person({ role: 'chief', unit: await scene.unit('station', c.county) });
    assert.deepEqual(await scene.as(foreign, 'matter:work', (pass) => mattersOf(pass, 'open', 1)), []);
    await assert.rejects(
      scene.as(c.officer, 'matter:work', (pass) =>
        stepMatter(pass, { ...plain(), matter: school.id, to: 'house', text: '请配合' }),
      ),
      refused('M-703'),
    );
    const police = await scene.as(c.officer, 'matter:work', (pass) => matterOf(pass, school.id));
    assert.deepEqual(
      [police?.source, police?.steps[0]?.from, police?.steps[0]?.shown],
      ['school', '桃洪中学', false],
    );
    await scene.as(c.officer, 'matter:work', (pass) =>
      endMatter(pass, { matter: id, outcome: 'confirmed', text: '已抓获两人', numbers: undefined }),
    );
    const own = await mine(scene, c.clerk, id);
    assert.deepEqual([own?.outcome, own?.closedAt !== null, own?.steps.length], [null, true, 1]);
    assert.deepEqual(await told(scene, c.clerk.id), ['matter']);
    assert.deepEqual(await told(scene, c.owner.id), []);
  }),
);

test(
  'one left lying climbs to the chief and the county two days of duty later, follows its beat, and is emptied at its date',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const { id } = await raises(scene, c.clerk, c.inn, { kind: 'dispute', topic: 'noise' });
    await tend(scene);
    const climbed = async (at: string) => {
      await scene.clock(at);
      await tend(scene);
      await scene.asJob('clock:work', climbTasks);
      return (
        await scene.sql<{ to: string }[]>`select detail->>'to' as to from task
          where county = ${scene.county} and kind = 'climbed' and done_at is null order by opened_at`
      ).map(({ to }) => to);
    };
    assert.deepEqual(await climbed('2026-11-22T00:59:00Z'), []);
    assert.deepEqual(await climbed('2026-11-22T01:01:00Z'), ['chief']);
    assert.deepEqual(await climbed('2026-11-23T01:01:00Z'), ['chief', 'county']);
    const taker = await scene.unit('beat', c.station);
    const successor = await scene.person({ role: 'officer', unit: taker });
    await scene.sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
      values (${scene.county}, ${c.inn.id}, '2026-11-23', ${taker})`;
    await tend(scene);
    const [task] = await scene.sql<{ unit: string }[]>`
      select unit_id as unit from task where county = ${scene.county} and kind = 'matter'`;
    assert.equal(task?.unit, taker);
    assert.deepEqual(
      (await scene.as(successor, 'matter:work', (pass) => mattersOf(pass, 'open', 1))).map((one) => one.id),
      [id],
    );
    assert.equal(await scene.as(c.officer, 'matter:work', (pass) => matterOf(pass, id)), null);
    await scene.as(successor, 'matter:work', (pass) =>
      endMatter(pass, { matter: id, outcome: 'advised', text: '已告知物业', numbers: undefined }),
    );
    assert.deepEqual(await climbed('2026-11-23T01:05:00Z'), []);
    await scene.clock('2027-07-01T01:00:00Z');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    const cleared = await scene.as(successor, 'matter:work', (pass) => matterOf(pass, id));
    assert.deepEqual(
      [cleared?.steps[0]?.cleared, cleared?.steps[0]?.text, cleared?.outcome],
      [true, null, 'advised'],
    );
  }),
);
