import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeThread } from '#lib/conversation/answer.ts';
import { threadOf } from '#lib/conversation/queries.ts';
import { answers } from '#lib/conversation/stage-threads.ts';
import { stage } from '#lib/gate/stage.ts';
import { pool } from '#lib/platform/db.ts';
import { dingtalkWrites, leaves, nothingKept, rung, wecomWrites } from './stage-answers.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

const asked = '客人没带证件，430124的老乡怎么登记？';

test(
  'a question rings the officer’s own WeCom without its words, is answered from there once, and the house sees it at once',
  ground.lastingScene(async (scene) => {
    const s = await rung(scene, 'wecom');
    const heard: string[] = [];
    const listening = await pool().listen('nl_live', (payload) => heard.push(payload));
    try {
      const { thread, code } = await s.ring(asked);
      const [call] = s.carried();
      assert.match(call ?? '', new RegExp(`先写${code}`));
      assert.ok(s.carried().every((text) => !text.includes('证件') && !text.includes('430124')));
      const reply = wecomWrites('zhou', `${code} 按户口本登记，<照实>写。`);
      for (const _ of [1, 2, 3]) assert.equal(await s.push(reply), 200);
      heard.length = 0;
      assert.equal(await s.work(), 'answered');
      assert.ok(heard.includes(`${s.inn.id} thread`));
      const seen = await scene.as(s.clerk, 'thread:ask', (pass) => threadOf(pass, thread));
      assert.deepEqual(
        seen?.lines.map(({ side, text, who }) => [side, text, who]),
        [
          ['house', asked, s.clerk.name],
          ['police', '按户口本登记，<照实>写。', s.officer.name],
        ],
      );
      const [book] = await scene.sql<{ actor: string; way: string }[]>`
        select actor, detail ->> 'way' as way from house_book_event where county = ${scene.county} and act = 'thread.answer'`;
      assert.deepEqual({ ...book }, { actor: s.officer.id, way: 'wecom' });
      const [task] = await scene.sql<{ by: string }[]>`
        select done_by as by from task where county = ${scene.county} and kind = 'question'`;
      assert.equal(task?.by, s.officer.id);
      assert.match(s.carried().at(-1) ?? '', /已回复/);
      await s.push(wecomWrites('zhou', `${code} 还要留电话。`));
      assert.equal(await s.work(), 'answered');
      await s.push(wecomWrites('li', `${code} 我也答一句。`));
      assert.equal(await s.work(), 'by_another');
      assert.equal((await s.lines(thread)).length, 3);
      await nothingKept(scene);
    } finally {
      await listening.unlisten();
      await s.close();
    }
  }),
);

test(
  'without the code only the one question that waits is meant; two, none, a picture, numbers and too many words are told so',
  ground.lastingScene(async (scene) => {
    const s = await rung(scene, 'wecom');
    try {
      const one = await s.ring(asked);
      const write = async (content: string, more = {}) => {
        assert.equal(await s.push(wecomWrites('zhou', content, more)), 200);
        return s.work();
      };
      assert.equal(await write('打我电话13812345678'), 'numbers');
      assert.equal(await write(`${one.code} ${'长'.repeat(1001)}`), 'too_long');
      assert.equal(await write('', { kind: 'image' }), 'empty');
      assert.equal((await s.lines(one.thread)).length, 1);
      const two = await s.ring('消防证什么时候换？');
      assert.equal(await write('按户口本登记。'), 'several');
      assert.equal(await write('0000000 不是短码'), 'several');
      assert.equal(await write(`${two.code}：每年一次。`), 'answered');
      assert.equal(await write('按户口本登记。'), 'answered');
      assert.equal(await write('再说一句。'), 'none');
      assert.deepEqual([(await s.lines(one.thread)).length, (await s.lines(two.thread)).length], [2, 2]);
      await scene.as(s.officer, 'thread:work', (pass) => closeThread(pass, { thread: two.thread }));
      assert.equal(await write(`${two.code} 补充。`), 'closed');
      const three = await s.ring('押金怎么收？');
      await scene.sql`update message_delivery set handed_at = handed_at - interval '12 hours 1 minute'
        where county = ${scene.county}`;
      assert.equal(await write('按规定收。'), 'none');
      assert.equal(await write(`${three.code} 按规定收。`), 'answered');
      assert.ok(s.carried().every((text) => !text.includes('13812345678') && !text.includes('户口本')));
    } finally {
      await s.close();
    }
  }),
);

test(
  'who is off duty answers as on the page; a leaver, a stranger, whom no question rang, and one another answered do not',
  ground.lastingScene(async (scene) => {
    const s = await rung(scene, 'wecom');
    try {
      const { thread, code } = await s.ring(asked);
      const write = async (user: string, content: string) => {
        assert.equal(await s.push(wecomWrites(user, content)), 200);
        return s.work();
      };
      assert.equal(await write('nobody', `${code} 我来答`), 'stranger');
      const sent = s.carried().length;
      assert.equal(await write('nobody', '喂'), 'stranger');
      assert.equal(s.carried().length, sent);
      await scene.sql`update channel_member set account_id = ${s.chief.id} where county = ${scene.county}
        and account_id = ${s.second.id}`;
      assert.equal(await write('li', `${code} 没响过我`), 'no_code');
      await scene.sql`update channel_member set account_id = ${s.second.id} where county = ${scene.county}
        and account_id = ${s.chief.id}`;
      await scene.sql`insert into duty_absence (county, id, unit_id, account_id, from_at, to_at, made_by, made_at)
        select ${scene.county}, gen_random_uuid(), ${s.station}, ${s.officer.id}, nl.now() - interval '1 hour',
          nl.now() + interval '1 day', ${s.chief.id}, nl.now()`;
      await leaves(scene, s.second);
      assert.equal(await write('li', `${code} 我调走了`), 'not_yours');
      assert.equal((await s.lines(thread)).length, 1);
      assert.equal(await write('zhou', `${code} 我休假，也答一句。`), 'answered');
      await scene.sql`delete from duty_absence where county = ${scene.county}`;
      const other = await s.ring('还有一个问题');
      await answers(scene, s.chief, other.thread, '所长先答了。');
      assert.equal(await write('zhou', `${other.code} 我再答`), 'by_another');
      assert.deepEqual(
        (await s.lines(other.thread)).map(({ author }) => author),
        [s.clerk.id, s.chief.id],
      );
      for (let n = 0; n < 22; n += 1) await s.push(wecomWrites('zhou', '9999 喂'));
      const before = s.carried().length;
      assert.equal(await s.work(), 'no_code');
      assert.ok(s.carried().length - before <= 20);
    } finally {
      await s.close();
    }
  }),
);

test(
  'what is forged, of another company or application, old, huge or a bomb answers nothing and leaves no trace',
  ground.lastingScene(async (scene) => {
    const s = await rung(scene, 'wecom');
    try {
      const { thread, code } = await s.ring(asked);
      const good = wecomWrites('zhou', `${code} 假的`);
      const forged = [
        { ...good, query: good.query.replace(/msg_signature=\w{4}/, 'msg_signature=0000') },
        { ...good, body: good.body.replace('<Encrypt><![CDATA[', '<Encrypt><![CDATA[A') },
        { ...wecomWrites('zhou', `${code} 假的`), query: good.query },
        wecomWrites('zhou', `${code} 假的`, { settings: { callback_token: 'another' } }),
        wecomWrites('zhou', `${code} 假的`, { settings: { corpid: 'ww9999' } }),
        wecomWrites('zhou', `${code} 旧的`, { seconds: -301 }),
        wecomWrites('zhou', `${code} 早的`, { seconds: 360 }),
        { body: 'x'.repeat(100_000) },
        { query: good.query, body: `<!DOCTYPE x [<!ENTITY a "ha">]><xml><Encrypt>&a;</Encrypt></xml>` },
      ];
      for (const one of forged) assert.equal(await s.push(one), 400);
      const bomb = `<!DOCTYPE lolz [<!ENTITY a "${code} ha"><!ENTITY b "&a;&a;&a;&a;">]><xml><FromUserName>zhou</FromUserName><Content>&b;</Content></xml>`;
      for (const idle of [
        wecomWrites('zhou', '', { xml: bomb }),
        wecomWrites('zhou', `${code} 别家`, { corp: 'ww9999' }),
        wecomWrites('zhou', `${code} 别的应用`, { agent: '1000009' }),
        wecomWrites('zhou', `${code} ${'长'.repeat(34_000)}`),
        wecomWrites('zhou', '', { kind: 'event' }),
        wecomWrites('', `${code} 无名`),
      ])
        assert.equal(await s.push(idle), 200);
      const [stored] = await scene.sql<{ n: number }[]>`
        select count(*)::int as n from inbound_text where county = ${scene.county}`;
      assert.equal(stored?.n, 0);
      assert.equal((await s.lines(thread)).length, 1);
      await scene.sql`update channel_setting set settings = settings || '{"corpid":"ww1111"}' where county = ${scene.county}`;
      assert.equal(await s.push(good), 400);
    } finally {
      await s.close();
    }
  }),
);

test(
  'DingTalk: the group is rung by phone, the robot that is called takes the answer of the staff id that phone has, once',
  ground.lastingScene(async (scene) => {
    const s = await rung(scene, 'dingtalk_robot');
    try {
      const { thread, code } = await s.ring(asked);
      assert.match(s.carried()[0] ?? '', new RegExp(`@机器人回：先写${code}`));
      assert.ok(s.carried().every((text) => !text.includes('证件')));
      const spoilt = [
        dingtalkWrites('zhou', `${code} 假的`, { secret: 'other' }),
        dingtalkWrites('zhou', `${code} 旧的`, { ms: -3_600_001 }),
        dingtalkWrites('zhou', `${code} 早的`, { ms: 3_660_000 }),
        { ...dingtalkWrites('zhou', `${code} 无签名`), headers: {} },
      ];
      for (const one of spoilt) assert.equal(await s.push(one), 400);
      for (const idle of [
        dingtalkWrites('zhou', `${code} 别家`, { corp: 'ding9999' }),
        dingtalkWrites(null, `${code} 外人`),
        { ...dingtalkWrites('zhou', ''), body: '[1]' },
        { ...dingtalkWrites('zhou', ''), body: '{' },
      ])
        assert.equal(await s.push(idle), 200);
      assert.equal(await s.work(), undefined);
      await s.push(dingtalkWrites('wang', `${code} 没有这个人`));
      assert.equal(await s.work(), 'stranger');
      const reply = dingtalkWrites('zhou', ` ${code} 按户口本登记。`, { id: 'one' });
      for (const _ of [1, 2]) assert.equal(await s.push(reply), 200);
      assert.equal(await s.work(), 'answered');
      assert.deepEqual(
        (await s.lines(thread)).map(({ author }) => author),
        [s.clerk.id, s.officer.id],
      );
      assert.match(s.carried().at(-1) ?? '', /已回复/);
      const huge = dingtalkWrites('zhou', `${code} ${'长'.repeat(30_000)}`);
      assert.equal(await s.push(huge), 200);
      assert.equal(await s.work(), 'too_long');
      await nothingKept(scene);
    } finally {
      await s.close();
    }
  }),
);
