import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { checkFiles } from '#lib/attachment/check.ts';
import '#lib/attachment/clearing.ts';
import { openAttachment } from '#lib/attachment/store.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { askOfficer, sayMore } from './ask.ts';
import './clearing.ts';
import { threadOf, threadsOfHouse } from './queries.ts';
import { answers, talking } from './stage-threads.ts';
import { lineSubject } from './write.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;
const morning = '2026-11-20T01:00:00Z';

/** A picture, and a voice note of one second (MPEG-2 layer III, 24 kbit/s, 16 kHz, mono). */
async function shown() {
  const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#884422' } })
    .png()
    .toBuffer();
  const frame = new Uint8Array(108);
  frame.set([0xff, 0xf3, 0x38, 0xc4]);
  return checkFiles([picture, Buffer.concat(Array.from({ length: 28 }, () => frame))]);
}

async function askedWith(scene: Scene, c: Awaited<ReturnType<typeof talking>>, text = '') {
  const files = await shown();
  const key = randomUUID();
  const ask = () =>
    scene.as(c.clerk, 'thread:ask', (pass) =>
      askOfficer(
        pass,
        {
          ...{ lodging: c.inn.code, text, place: null, numbers: undefined, request_key: key },
          ...{ about_kind: undefined, about: undefined },
        },
        files,
      ),
    );
  const { thread } = await ask();
  await ask();
  const line = await scene.as(
    c.clerk,
    'thread:ask',
    async (pass) => (await threadOf(pass, thread))?.lines[0],
  );
  return { thread, files: line?.files ?? [], line };
}

test(
  'a question of a picture and a voice note alone is seen by both sides and by nobody else, once though sent twice, each opening noted',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const { thread, files, line } = await askedWith(scene, c);
    assert.deepEqual(
      files.map(({ kind, width, seconds, cleared }) => [kind, width, seconds, cleared]),
      [
        ['picture', 30, null, false],
        ['voice', null, 1, false],
      ],
    );
    assert.equal(line?.text, '');
    const [listed] = await scene.as(c.owner, 'thread:ask', (pass) => threadsOfHouse(pass, c.inn.id));
    assert.equal(listed?.words, '');
    const [picture = '', voice = ''] = files.map(({ id }) => id);
    const open = (who: typeof c.owner, side: 'thread:ask' | 'thread:work', id: string) =>
      scene.as(who, side, (pass) => openAttachment(pass, lineSubject, id));
    const seen = await open(c.officer, 'thread:work', picture);
    assert.equal((await sharp(seen.bytes).metadata()).format, 'jpeg');
    assert.equal((await open(c.owner, 'thread:ask', voice)).bytes.length, 28 * 108);
    const beside = await scene.lodging(c.beat);
    const stranger = await scene.person({ role: 'owner', lodging: beside.id });
    const foreign = await scene.person({ role: 'chief', unit: await scene.unit('station', c.county) });
    await assert.rejects(open(stranger, 'thread:ask', picture), refused('M-161'));
    await assert.rejects(open(foreign, 'thread:work', picture), refused('M-161'));
    await assert.rejects(open(c.owner, 'thread:ask', '../../etc/passwd'), refused('M-161'));
    await assert.rejects(
      scene.as(c.owner, 'thread:ask', (pass) => openAttachment(pass, 'something_else', picture)),
      refused('M-161'),
    );
    const book = await scene.sql<{ act: string; detail: unknown }[]>`
      select act, detail from house_book_event where county = ${scene.county} and act like 'attachment.%' order by at, chain, seq`;
    assert.deepEqual(
      [...book].map(({ act }) => act),
      ['attachment.add', 'attachment.open', 'attachment.open'],
    );
    assert.match(JSON.stringify(book[0]?.detail), /sha256/);
    await answers(scene, c.officer, thread, '看到了。');
  }),
);

test(
  'a line says something: neither words nor files is refused, and nothing is stored of it',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const { thread } = await askedWith(scene, c, '看图');
    await assert.rejects(
      scene.as(c.clerk, 'thread:ask', (pass) =>
        sayMore(pass, { thread, text: '', place: null, numbers: undefined, request_key: randomUUID() }),
      ),
      refused('M-600'),
    );
  }),
);

test(
  'a picture lies sealed, opens in no other row, and goes with its words at its date while its hash stays',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const { thread, files } = await askedWith(scene, c);
    const [picture = '', voice = ''] = files.map(({ id }) => id);
    const [row] = await scene.sql<{ sealed: Buffer }[]>`select sealed from attachment where id = ${picture}`;
    assert.equal(row?.sealed.includes(Buffer.from([0xff, 0xd8, 0xff])), false);
    await scene.sql`update attachment a set sealed = b.sealed from attachment b where a.id = ${voice} and b.id = ${picture}`;
    await assert.rejects(
      scene.as(c.owner, 'thread:ask', (pass) => openAttachment(pass, lineSubject, voice)),
      /authenticate/,
    );
    await scene.clock('2027-05-18T20:00:00Z');
    assert.equal((await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }))).cleared, 0);
    await scene.clock('2027-05-19T20:00:00Z');
    const run = await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal(run.cleared, 3);
    await assert.rejects(
      scene.as(c.owner, 'thread:ask', (pass) => openAttachment(pass, lineSubject, picture)),
      refused('M-155'),
    );
    const left = await scene.sql<{ sealed: Buffer | null; hash: Buffer }[]>`
      select sealed, hash from attachment where county = ${scene.county}`;
    assert.deepEqual(
      [...left].map(({ sealed, hash }) => [sealed, hash.length]),
      [
        [null, 32],
        [null, 32],
      ],
    );
    const seen = await scene.as(c.officer, 'thread:work', (pass) => threadOf(pass, thread));
    assert.deepEqual(
      seen?.lines[0]?.files.map(({ cleared }) => cleared),
      [true, true],
    );
  }),
);
