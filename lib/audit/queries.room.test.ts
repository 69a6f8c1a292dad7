import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { anchorList } from './anchor-list.ts';
import { anchorBook, appendAnchors } from './anchors.ts';
import { actorName, actsInBook, searchBook } from './queries.ts';

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

test(
  'a lodging is found by its code and named in each of its lines; a name that only another county knows is not told',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const inn = await scene.lodging(await scene.unit('beat', await scene.unit('station', county)));
    const auditor = await scene.person({ role: 'auditor', unit: county });
    const one = await scene.person({ role: 'supervisor', unit: county });
    const stranger = await scene.person();
    await scene.as(one, 'registry:write', async (pass) => {
      pass.record({ act: 'lodging.change', subjectKind: 'lodging', subjectId: inn.id, lodgingId: inn.id });
      pass.record({ act: 'unit.change', subjectKind: 'unit', subjectId: county });
    });
    const found = await scene.as(auditor, 'audit:read', (pass) =>
      searchBook(pass, { page: 1, lodging: inn.code }),
    );
    assert.deepEqual(
      found.lines.map(({ act, lodging }) => [act, lodging?.code]),
      [['lodging.change', inn.code]],
    );
    const none = await scene.as(auditor, 'audit:read', (pass) =>
      searchBook(pass, { page: 1, lodging: 'NONE' }),
    );
    assert.equal(none.total, 0);
    assert.equal(await scene.as(auditor, 'audit:read', (pass) => actorName(pass, one.id)), one.name);
    assert.equal(await scene.as(auditor, 'audit:read', (pass) => actorName(pass, stranger.id)), null);
  }),
);

test(
  'the list of anchors says of each whether its copy stands outside the database',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const auditor = await scene.person({ role: 'auditor', unit: county });
    const note = () =>
      scene.asJob('clock:work', async (pass) => {
        pass.record({ act: 'unit.change', subjectKind: 'unit', subjectId: county });
      });
    await scene.clock('2026-11-20T00:00:00Z');
    await note();
    appendAnchors(await scene.asJob('clock:work', anchorBook));
    await scene.clock('2026-11-20T00:10:00Z');
    await note();
    await scene.asJob('clock:work', anchorBook);
    const listed = await scene.as(auditor, 'audit:read', (pass) => anchorList(pass));
    assert.deepEqual(
      listed.map(({ events, inFile }) => [events, inFile]),
      [
        [2, false],
        [1, true],
      ],
    );
  }),
);
