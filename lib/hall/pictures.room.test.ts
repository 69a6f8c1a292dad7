import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { checkFiles } from '#lib/attachment/check.ts';
import { type Person, stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import './clearing.ts';
import { announce, hidePost, seatDepartment } from './host.ts';
import { hallTakes, openPicture } from './pictures.ts';
import { readMatter } from './queries.ts';
import { begins, circle, opens } from './stage-halls.ts';
import { askHall } from './write.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;

const drawn = async (background: string) => {
  const image = sharp({ create: { width: 40, height: 30, channels: 3, background } });
  return checkFiles([await image.png().toBuffer()], hallTakes);
};

test(
  'a picture of a hall is made anew and seen by its members and who sits in, by nobody else; a hidden post shows none, and its bytes go at their date',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock('2026-11-20T01:00:00Z');
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    const files = await drawn('#ff0000');
    const key = () => ({ place: null, request_key: randomUUID() });
    const { matter } = await scene.as(c.clerk, 'hall:join', (pass) =>
      askHall(
        pass,
        { hall, lodging: c.inn.code, kind: 'found', text: '谁家客人落下这个箱子？', ...key() },
        files,
      ),
    );
    const read = (who: Person) => scene.as(who, 'hall:join', (pass) => readMatter(pass, matter));
    const [post] = await read(c.neighbour);
    assert.deepEqual([post?.picture?.width, post?.picture?.height, post?.picture?.cleared], [40, 30, false]);
    const picture = post?.picture?.id ?? '';
    const see = (who: Person, right: 'hall:join' | 'hall:work') =>
      scene.as(who, right, (pass) => openPicture(pass, picture));
    const { bytes } = await see(c.neighbour, 'hall:join');
    assert.deepEqual([...bytes.subarray(0, 3)], [0xff, 0xd8, 0xff], 'a JPEG whatever it came as');
    assert.deepEqual((await see(c.officer, 'hall:work')).bytes, bytes);
    await assert.rejects(see(c.outsider, 'hall:join'), refused('M-161'));
    await assert.rejects(see(c.otherOfficer, 'hall:work'), refused('M-161'));
    await assert.rejects(see(c.agent, 'hall:work'), refused('M-161'));
    await scene.as(c.officer, 'hall:host', (pass) => seatDepartment(pass, { hall, unit: c.fire }));
    assert.deepEqual((await see(c.agent, 'hall:work')).bytes, bytes);

    const plain = await begins(scene, c.neighbour, hall, c.second, '没有照片的');
    const [bare] = await scene.as(c.clerk, 'hall:join', (pass) => readMatter(pass, plain));
    assert.equal(bare?.picture, null);
    await scene.as(c.officer, 'hall:work', (pass) =>
      hidePost(pass, { post: post?.id ?? '', reason: 'personal' }),
    );
    assert.equal((await read(c.clerk))[0]?.picture, null);
    await assert.rejects(see(c.clerk, 'hall:join'), refused('M-161'));

    const told = await scene.as(c.officer, 'hall:work', async (pass) =>
      announce(
        pass,
        { audience: `hall:${hall}`, kind: 'announcement', text: '新的标牌是这样的', ...key() },
        await drawn('#00ff00'),
      ),
    );
    const shown = () => scene.as(c.clerk, 'hall:join', (pass) => readMatter(pass, told.matter));
    const second = (await shown())[0]?.picture?.id ?? '';
    await scene.clock('2027-05-21T01:00:00Z');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal((await shown())[0]?.picture?.cleared, true);
    await assert.rejects(
      scene.as(c.clerk, 'hall:join', (pass) => openPicture(pass, second)),
      refused('M-155'),
    );
    const [kept] = await scene.sql<{ n: number; hashes: number }[]>`
      select count(sealed)::int as n, count(hash)::int as hashes from hall_picture where county = ${scene.county}`;
    assert.deepEqual({ ...kept }, { n: 0, hashes: 2 });
  }),
);
