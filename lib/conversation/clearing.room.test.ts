import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Lodging, type Scene, stage } from '#lib/gate/stage.ts';
import { keyIdOf } from '#lib/platform/crypto.ts';
import { holdKeyId } from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import './clearing.ts';
import { openText, type SealedColumn, sealText } from './sealed.ts';

const house = stage();
after(() => house.close());

const said = new Date('2026-03-10T02:00:00Z');
const columns = ['sealed', 'numbers'] as const;

async function seal(scene: Scene, column: SealedColumn, row: string): Promise<Buffer> {
  const hex = await scene.asJob('clock:work', async ({ sql, reach, now }) => {
    const holder = { sql, county: reach.county, now };
    return (await sealText(holder, 'thread_line', column, row, column)).toString('hex');
  });
  return Buffer.from(hex, 'hex');
}

async function line(scene: Scene, inn: Lodging): Promise<string> {
  const [thread, id, at] = [uuidv7(said), uuidv7(said), said.toISOString()];
  await scene.sql`insert into thread (county, id, lodging_id, opened_by, opened_side, opened_at, lines, last_at)
    values (${scene.county}, ${thread}, ${inn.id}, ${thread}, 'house', ${at}, 1, ${at})`;
  await scene.sql`insert into thread_line (county, id, thread_id, lodging_id, n, at, side, kind, sealed, numbers, clear_on)
    values (${scene.county}, ${id}, ${thread}, ${inn.id}, 1, ${at}, 'house', 'said',
      ${await seal(scene, 'sealed', id)}, ${await seal(scene, 'numbers', id)}, '2026-09-07')`;
  return id;
}

test(
  'words and numbers under a hold are sealed again when their month’s key goes, those of another house are emptied',
  house.scene(async (scene) => {
    await scene.clock(said);
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const [inn, other] = [await scene.lodging(beat), await scene.lodging(beat)];
    const [held, free] = [await line(scene, inn), await line(scene, other)];
    const hold = uuidv7(said);
    await scene.sql`insert into legal_hold (county, id, lodging_id, from_day, to_day, case_number, asked_by, asked_at, approval_id, in_force_at)
      values (${scene.county}, ${hold}, ${inn.id}, '2026-03-10', '2026-03-10', 'A1', ${hold}, ${said.toISOString()}, ${hold}, ${said.toISOString()})`;
    await scene.clock('2026-12-01T02:00:00Z');
    const run = await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.deepEqual([run.cleared, run.held, run.monthsDestroyed], [1, 1, ['2026-03']]);
    const rows = await scene.sql<{ id: string; sealed: Buffer | null; numbers: Buffer | null }[]>`
      select id, sealed, numbers from thread_line where county = ${scene.county}`;
    const [kept, gone] = [held, free].map((id) => rows.find((row) => row.id === id));
    assert.deepEqual([gone?.sealed, gone?.numbers], [null, null]);
    for (const column of columns) {
      const text = kept?.[column];
      assert.equal(text && keyIdOf(text), holdKeyId(202603));
      const opened = await scene.asJob('clock:work', async ({ sql, reach, now }) =>
        String(await openText({ sql, county: reach.county, now }, 'thread_line', column, held, text ?? null)),
      );
      assert.equal(opened, column);
    }
  }),
);
