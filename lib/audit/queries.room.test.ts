import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { actsInBook, searchBook } from './queries.ts';

const house = stage();
after(() => house.close());

test(
  'the auditor searches the book by time, act, actor and subject, newest first, fifty a page',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const auditor = await scene.person({ role: 'auditor', unit: county });
    const one = await scene.person({ role: 'supervisor', unit: county });
    const other = await scene.person({ role: 'supervisor', unit: county });
    for (const [at, person, act, count] of [
      ['2026-11-20T15:59:00Z', one, 'unit.change', 60],
      ['2026-11-20T16:01:00Z', other, 'tag.create', 45],
    ] as const) {
      await scene.clock(at);
      await scene.as(person, 'registry:write', async (pass) => {
        for (let n = 0; n < count; n++) pass.record({ act, subjectKind: 'unit', subjectId: `${n}` });
      });
    }
    const search = (filters: object) =>
      scene.as(auditor, 'audit:read', (pass) => searchBook(pass, { page: 1, ...filters }));
    const all = await search({});
    assert.deepEqual([all.total, all.pages, all.lines.length], [105, 3, 50]);
    assert.equal(all.lines[0]?.act, 'tag.create');
    assert.equal(all.lines[0]?.actorName, other.name);
    assert.equal((await search({ page: 3 })).lines.length, 5);
    // Midnight in Shanghai lies between the two.
    assert.equal((await search({ to: '2026-11-20' })).total, 60);
    assert.equal((await search({ from: '2026-11-21' })).total, 45);
    assert.equal((await search({ act: 'tag' })).total, 45);
    assert.equal((await search({ act: 'tag.create' })).total, 45);
    assert.equal((await search({ act: 'ta' })).total, 0);
    assert.equal((await search({ actor: one.id })).total, 60);
    assert.equal((await search({ subject: '44' })).total, 2);
    assert.deepEqual(await scene.as(auditor, 'audit:read', actsInBook), ['tag.create', 'unit.change']);
  }),
);
