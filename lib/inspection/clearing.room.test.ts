import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import './clearing.ts';
import { openRectifications } from './queries.ts';
import { proveRectification } from './rectify.ts';
import { broken, sign, town, visit } from './stage-town.ts';
import { sayDone } from './tell.ts';

const house = stage();
after(() => house.close());

type Row = {
  id: string;
  words: string | null;
  note: string | null;
  answer: string;
  article: string | null;
  done: string | null;
};

/** What is still to be read of each visit, past every policy: its own words, and of the contact's finding note and article. */
const read = (scene: Scene) => scene.sql<Row[]>`
  select i.id, concat(i.spoke, i.statement, i.note) as words, f->>'note' as note, f->>'answer' as answer, f->>'article' as article,
    r.house_done as done
  from inspection i cross join jsonb_array_elements(i.findings) f
  left join rectification r on r.county = i.county and r.inspection_id = i.id
  where i.county = ${scene.county} and f->>'must' = 'guardian' order by i.signed_at, i.id`;

test(
  'three years after a visit its words are gone, a correction counts from its proof, a hold keeps them; what was found stays',
  house.scene(async (scene) => {
    const t = await town(scene);
    const plain = await sign(scene, t.officer, visit(t));
    await scene.clock('2026-11-18T02:05:00Z');
    const corrected = await sign(scene, t.officer, broken(t));
    const [open] = await scene.as(t.officer, 'inspection:read', openRectifications);
    const rectification = open?.id ?? '';
    await scene.as(t.owner, 'inspection:state', (pass) => sayDone(pass, { rectification, said: '补登了' }));
    await scene.clock('2027-01-05T02:00:00Z');
    await scene.as(t.officer, 'inspection:sign', (pass) =>
      proveRectification(pass, { rectification, proof: 'returns', said: null }),
    );
    const clear = () => scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));

    await scene.clock('2029-11-17T02:00:00Z');
    assert.equal((await clear()).cleared, 0);
    await scene.sql`insert into legal_hold (county, id, lodging_id, from_day, to_day, case_number, asked_by, asked_at, approval_id, in_force_at)
      values (${scene.county}, gen_random_uuid(), ${t.inn.id}, '2026-11-01', '2026-11-30', 'A1', ${t.chief.id},
        '2027-01-01T00:00:00Z', gen_random_uuid(), '2027-01-01T00:00:00Z')`;
    await scene.clock('2029-11-18T02:00:00Z');
    assert.deepEqual([(await clear()).cleared, (await clear()).held], [0, 1]);
    await scene.sql`update legal_hold set released_at = '2029-11-18T00:00:00Z' where county = ${scene.county}`;
    assert.equal((await clear()).cleared, 1);
    const [first, second] = await read(scene);
    assert.deepEqual([first?.id, first?.words, first?.answer], [plain.id, '', 'kept']);
    assert.deepEqual(
      [second?.id, second?.note, second?.done],
      [corrected.id, '305房没有记监护人电话', '补登了'],
    );

    await scene.clock('2030-01-05T02:00:00Z');
    assert.equal((await clear()).cleared, 1);
    const after = (await read(scene))[1];
    assert.deepEqual(
      [after?.words, after?.note, after?.answer, after?.article, after?.done],
      ['', null, 'breach', 'minors_57_contact', null],
    );
    assert.equal((await clear()).cleared, 0);
  }),
);
