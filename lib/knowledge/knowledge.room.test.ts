import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { answers, asks, talking } from '#lib/conversation/stage-threads.ts';
import { stage } from '#lib/gate/stage.ts';
import { begins, circle, opens, repliesTo } from '#lib/hall/stage-halls.ts';
import { approveEntry, entriesOf, withdrawEntry, writeEntry } from './entries.ts';
import { type EntryInput, entryInput } from './inputs.ts';
import { helpFor, suggestFor } from './search.ts';
import { fromHall, fromThread } from './source.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;
const typed = (more: Partial<Record<keyof EntryInput, string>> = {}): EntryInput =>
  entryInput.parse({ question: '外国护照怎么登记？', answer: '按护照上的拉丁字母填。', ...more });

test(
  'an answered question becomes an entry once a 民警 has written or approved it, without numbers or a lodging’s name, and is found while one types',
  house.scene(async (scene) => {
    const c = await talking(scene);
    const auxiliary = await scene.person({ role: 'officer', rank: 'auxiliary', unit: c.beat });
    const foreign = await scene.person({ role: 'owner', lodging: (await scene.lodging(c.beat)).id });
    const [named] = await scene.sql<{ name: string }[]>`
      select name from lodging where county = ${scene.county} and id = ${c.inn.id}`;
    const thread = await asks(scene, c.clerk, c.inn, `${named?.name}有客人拿外国护照，怎么登记？`);
    assert.equal(await scene.as(c.officer, 'thread:work', (pass) => fromThread(pass, thread)), null);
    await answers(scene, c.officer, thread, '按护照上的拉丁字母填。');
    const begun = await scene.as(c.officer, 'thread:work', (pass) => fromThread(pass, thread));
    assert.deepEqual(begun, {
      question: '店里有客人拿外国护照，怎么登记？',
      answer: '按护照上的拉丁字母填。',
    });
    const write = (who: typeof c.officer, more = {}) =>
      scene.as(who, 'help:write', (pass) => writeEntry(pass, typed(more)));
    await assert.rejects(write(c.officer, { answer: `去${named?.name}看看` }), refused('M-657'));
    await assert.rejects(write(c.officer, { answer: '打13900001111' }), refused('M-658'));
    await assert.rejects(write(c.officer, { question_en: 'A passport?' }), refused('M-659'));
    const source = { source_kind: 'thread', source: thread };
    const draft = await write(auxiliary, source);
    assert.equal(draft.state, 'draft');
    await assert.rejects(write(c.officer, source), refused('M-662'));
    const read = (q: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
      scene.as(foreign, 'help:read', (pass) => helpFor(pass, q, language));
    assert.deepEqual(await read(''), []);
    await assert.rejects(
      scene.as(auxiliary, 'help:write', (pass) => approveEntry(pass, draft)),
      refused('M-660'),
    );
    await scene.as(c.officer, 'help:write', (pass) => approveEntry(pass, draft));
    assert.deepEqual(
      (await read('护照')).map(({ question }) => question),
      ['外国护照怎么登记？'],
    );
    assert.equal(
      (await scene.as(foreign, 'help:read', (pass) => suggestFor(pass, { q: '客人的护照' }))).length,
      1,
    );
    assert.deepEqual(await read('停车'), []);
    await assert.rejects(write(auxiliary, { entry: draft.entry, answer: '改一改' }), refused('M-660'));
    const en = { question_en: 'How is a passport entered?', answer_en: 'In Latin letters, as printed.' };
    await write(c.officer, { entry: draft.entry, ...en });
    assert.deepEqual((await read('passport', 'en'))[0]?.answer, 'In Latin letters, as printed.');
    assert.equal(
      (await scene.as(c.supervisor, 'help:write', (pass) => entriesOf(pass)))[0]?.state,
      'published',
    );
    await scene.as(c.supervisor, 'help:write', (pass) => withdrawEntry(pass, draft));
    assert.deepEqual(await read('护照'), []);
    await assert.rejects(
      scene.as(c.officer, 'help:write', (pass) => withdrawEntry(pass, draft)),
      refused('M-661'),
    );
    assert.equal((await write(c.officer, source)).state, 'published');
    await assert.rejects(
      scene.as(foreign, 'help:write', (pass) => entriesOf(pass)),
      refused('M-161'),
    );
  }),
);

test(
  'an answered question of a hall begins an entry without its lodging’s name',
  house.scene(async (scene) => {
    const c = await circle(scene);
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    const matter = await begins(scene, c.clerk, hall, c.inn, '灭火器多久换？');
    assert.equal(await scene.as(c.officer, 'hall:work', (pass) => fromHall(pass, matter)), null);
    await repliesTo(scene, c.officer, matter, '压力不在绿区就换。');
    assert.deepEqual(await scene.as(c.officer, 'hall:work', (pass) => fromHall(pass, matter)), {
      ...{ question: '灭火器多久换？', answer: '压力不在绿区就换。' },
    });
    assert.equal(await scene.as(c.otherOfficer, 'hall:work', (pass) => fromHall(pass, matter)), null);
  }),
);
