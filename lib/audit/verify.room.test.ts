import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { rootOf } from './anchor.ts';
import { anchorBook, appendAnchors, readAnchorFile } from './anchors.ts';
import { verifyBook } from './verify.ts';

const house = stage();
after(() => house.close());

const verdict = (scene: Scene) => scene.asJob('clock:work', (pass) => verifyBook(pass));

test(
  'an anchor that was changed, taken out or signed by a stranger does not pass',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    for (const hour of ['02', '03', '04']) {
      await scene.clock(`2026-11-21T${hour}:00:00Z`);
      const person = await scene.person({ role: 'supervisor', unit: county });
      await scene.as(person, 'registry:write', async (pass) =>
        pass.record({ act: 'unit.change', subjectKind: 'unit', subjectId: county }),
      );
      await scene.asJob('clock:work', (pass) => anchorBook(pass));
    }
    assert.equal((await verdict(scene)).anchors, 3);
    const { sql } = scene;
    const tries: [string, string, () => Promise<unknown>][] = [
      [
        'changed',
        'anchor_altered',
        () => sql`update house_book_anchor set events = events + 1 where county = ${scene.county}`,
      ],
      [
        'signed again',
        'anchor_altered',
        () =>
          sql`update house_book_anchor set signature = set_bit(signature, 3, 1 - get_bit(signature, 3)) where county = ${scene.county}`,
      ],
      [
        'taken out',
        'anchor_lost',
        () => sql`delete from house_book_anchor where county = ${scene.county}
        and at = (select at from house_book_anchor where county = ${scene.county} order by at limit 1 offset 1)`,
      ],
    ];
    for (const [name, reason, tamper] of tries) {
      await scene.undone(async () => {
        await tamper();
        assert.equal((await verdict(scene)).breaks[0]?.reason, reason, name);
      });
    }
  }),
);

test(
  'a cut tail shows from the anchor file even when the anchors in the database were cut with it',
  house.lastingScene(async (scene) => {
    const county = await scene.unit('county');
    const person = await scene.person({ role: 'supervisor', unit: county });
    const act = () =>
      scene.as(person, 'registry:write', async (pass) =>
        pass.record({ act: 'unit.change', subjectKind: 'unit', subjectId: county }),
      );
    await act();
    await act();
    appendAnchors(await scene.asJob('clock:work', (pass) => anchorBook(pass)));
    assert.equal((await verdict(scene)).fileAnchors, 1);
    assert.deepEqual(
      await scene.asJob('clock:work', (pass) => anchorBook(pass)),
      [],
      'nothing new, nothing to append',
    );
    await scene.sql`delete from house_book_anchor where county = ${scene.county}`;
    await scene.sql`delete from house_book_event where county = ${scene.county} and seq = 2`;
    await scene.sql`update house_book_head h set seq = 1, hash = e.hash from house_book_event e
      where h.county = ${scene.county} and e.county = h.county and e.chain = h.chain and e.seq = 1`;
    const reasons = (await verdict(scene)).breaks.map(({ reason }) => reason);
    assert.deepEqual(reasons, ['anchor', 'anchor_lost']);
  }),
);

test(
  'an anchor whose line never reached the file is appended by the next run',
  house.lastingScene(async (scene) => {
    const county = await scene.unit('county');
    const person = await scene.person({ role: 'supervisor', unit: county });
    await scene.as(person, 'registry:write', async (pass) =>
      pass.record({ act: 'unit.change', subjectKind: 'unit', subjectId: county }),
    );
    const lost = await scene.asJob('clock:work', (pass) => anchorBook(pass));
    assert.equal(lost.length, 1);
    const again = await scene.asJob('clock:work', (pass) => anchorBook(pass));
    assert.deepEqual(again.map(rootOf), lost.map(rootOf));
    appendAnchors(again);
    assert.deepEqual(
      readAnchorFile(scene.county)?.map((anchor) => anchor && rootOf(anchor)),
      lost.map(rootOf),
    );
  }),
);

test(
  'only the auditor and the jobs read the book, and nobody writes it but through its one function',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const supervisor = await scene.person({ role: 'supervisor', unit: county });
    const auditor = await scene.person({ role: 'auditor', unit: county });
    await assert.rejects(
      scene.undone(() =>
        scene.as(supervisor, 'board:read', async (pass) => {
          await pass.sql`select from house_book_event`;
        }),
      ),
      /permission denied/,
    );
    for (const write of [
      'insert into house_book_head values (1)',
      'update house_book_event set act = act',
      'delete from house_book_anchor',
    ])
      await assert.rejects(
        scene.undone(() =>
          scene.as(auditor, 'audit:read', async (pass) => {
            await pass.sql.unsafe(write);
          }),
        ),
        /permission denied/,
      );
    await assert.rejects(
      scene.as(supervisor, 'audit:read', async () => {}),
      /M-161/,
    );
    assert.equal((await scene.as(auditor, 'audit:read', (pass) => verifyBook(pass))).sound, true);
  }),
);
