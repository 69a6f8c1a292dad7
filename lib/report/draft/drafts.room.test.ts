import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import '../clearing.ts';
import { fileReports } from '../commands.ts';
import { makeObligations } from '../obligations.ts';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';

const on = stage();
after(() => on.close());

const night = businessDay('2026-11-20');
const typed: [string, string][] = [
  ['request_key', 'k1'],
  ['stays.0.child.name', '某童'],
  ['stays.0.room', '203'],
];

async function house(scene: Scene) {
  await scene.clock('2026-11-20T21:00:00+08:00');
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const lodging = await scene.lodging(beat, '2026-11-01');
  await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
  const clerk = await scene.person({ role: 'staff', lodging: lodging.id });
  const body = { lodging: lodging.code, night, place: 'new', entries: typed };
  return { beat, lodging, clerk, body };
}

const refusedWith = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems.some((one) => one.code === code);

test(
  'what is half typed at the desk goes on on the phone, and is nobody else’s',
  on.scene(async (scene) => {
    const { lodging, clerk, beat, body } = await house(scene);
    await scene.as(clerk, 'report:file', (pass) => keepDraft(pass, body));
    const onPhone = await scene.as(clerk, 'report:read', (pass) => draftOf(pass, lodging.id, night, 'new'));
    assert.deepEqual(onPhone?.entries, typed);
    const colleague = await scene.person({ role: 'owner', lodging: lodging.id });
    assert.equal(
      await scene.as(colleague, 'report:read', (pass) => draftOf(pass, lodging.id, night, 'new')),
      null,
    );
    const stranger = await scene.person({ role: 'staff', lodging: (await scene.lodging(beat)).id });
    await assert.rejects(
      scene.as(stranger, 'report:file', (pass) => keepDraft(pass, body)),
      refusedWith('M-161'),
    );
  }),
);

test(
  'a draft stands sealed in the table',
  on.scene(async (scene) => {
    const { clerk, body } = await house(scene);
    await scene.as(clerk, 'report:file', (pass) => keepDraft(pass, body));
    const rows = await scene.sql<{ all: string }[]>`
      select encode(sealed, 'escape') || row_to_json(d)::text as all from stay_draft d where county = ${scene.county}`;
    assert.equal(rows.length, 1);
    assert.ok(!rows[0]?.all.includes('某童'), 'a name stands readable');
  }),
);

test(
  'the last one kept is the one there is; one that was filed or dropped is none',
  on.scene(async (scene) => {
    const { lodging, clerk, body } = await house(scene);
    const read = () => scene.as(clerk, 'report:read', (pass) => draftOf(pass, lodging.id, night, 'new'));
    await scene.as(clerk, 'report:file', (pass) => keepDraft(pass, body));
    const more: [string, string][] = [...typed, ['stays.0.guardian.name', '某人']];
    await scene.as(clerk, 'report:file', (pass) => keepDraft(pass, { ...body, entries: more }));
    assert.equal((await read())?.entries.length, 4);
    const filing = { lodgingId: lodging.id, day: night, requestKey: 'k1', body: '{"kind":"nil"}' };
    await scene.as(clerk, 'report:file', (pass) =>
      fileReports(pass, [{ ...filing, input: { kind: 'nil' } }], { channel: 'web', history: false }),
    );
    assert.equal(await read(), null);
    const done = await scene.as(clerk, 'report:file', (pass) => dropDraft(pass, body));
    assert.deepEqual(done, { dropped: 1 });
  }),
);

test(
  'a draft is read for 72 hours and then cleared',
  on.scene(async (scene) => {
    const { lodging, clerk, body } = await house(scene);
    await scene.as(clerk, 'report:file', (pass) => keepDraft(pass, body));
    const left = async () => {
      const [row] = await scene.sql<{ n: number }[]>`
        select count(*)::int as n from stay_draft where county = ${scene.county}`;
      return row?.n;
    };
    await scene.clock('2026-11-23T22:00:00+08:00');
    assert.equal(
      await scene.as(clerk, 'report:read', (pass) => draftOf(pass, lodging.id, night, 'new')),
      null,
    );
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal(await left(), 1);
    await scene.clock('2026-11-24T03:30:00+08:00');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal(await left(), 0);
  }),
);
