import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { keepFile } from '#lib/registry/import/kept-files.ts';
import {
  acceptRun,
  askDryRun,
  runAgain,
  type SentFile,
  tidyKeptFiles,
} from '#lib/registry/import/page-run.ts';
import { changesOf } from '#lib/registry/import/result.ts';
import { importRunById, importRuns } from '#lib/registry/import/run-record.ts';
import { workImport } from './imports.ts';

const house = stage();
after(() => house.close());

const folder = (scene: Scene) => path.join(process.env.NIGHTLIGHT_DATA ?? '', 'imports', scene.county);
const lodgings = (county: string, rooms = 12, township = county) =>
  `code,name,category,township_code,township_name,address,rooms,owner_name,owner_phone,status
LH1,溪边客栈,guesthouse,${township}001,桃洪镇,1号,${rooms},周某,13800001111,operating
LH2,桥头旅馆,hotel,${county}002,小沙江镇,2号,8,李某,13800001112,operating
`;
const sent = (text: string): SentFile[] => [{ name: 'lodgings', bytes: Buffer.from(text) }];

async function supervisorOf(scene: Scene): Promise<Person> {
  return scene.person({ role: 'supervisor', unit: await scene.unit('county') });
}
const ask = (scene: Scene, who: Person, text: string) =>
  scene.as(who, 'registry:import', (pass) => askDryRun(pass, sent(text)));
const read = (scene: Scene, who: Person, run: string) =>
  scene.as(who, 'registry:read', (pass) => importRunById(pass, run));
const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;

test(
  'a supervisor sees a dry run first, accepts exactly it, and the same files again change nothing',
  house.lastingScene(async (scene) => {
    const who = await supervisorOf(scene);
    const { run } = await ask(scene, who, lodgings(scene.county));
    const waiting = await read(scene, who, run);
    assert.deepEqual([waiting.dryRun, waiting.endedAt, waiting.result], [true, null, null]);

    await workImport(scene.county, run);
    const dry = await read(scene, who, run);
    assert.deepEqual(
      [dry.result?.state, dry.result?.files.lodgings.new, dry.result?.dryRun],
      ['done', 2, true],
    );
    const [none] = await scene.sql`select count(*)::int as n from lodging where county = ${scene.county}`;
    assert.equal(none?.n, 0);

    const mark = dry.result?.mark ?? '';
    await assert.rejects(
      scene.as(who, 'registry:import', (pass) => acceptRun(pass, { run, mark: 'another' })),
      refused('M-254'),
    );
    const accepted = await scene.as(who, 'registry:import', (pass) => acceptRun(pass, { run, mark }));
    await assert.rejects(
      scene.as(who, 'registry:import', (pass) => acceptRun(pass, { run, mark })),
      refused('M-254'),
    );
    await workImport(scene.county, accepted.run);
    const done = await read(scene, who, accepted.run);
    assert.deepEqual([done.result?.state, done.kept], ['done', undefined]);
    assert.deepEqual(readdirSync(folder(scene)), []);

    const again = await ask(scene, who, lodgings(scene.county));
    await workImport(scene.county, again.run);
    const second = (await read(scene, who, again.run)).result;
    assert.equal(second && changesOf(second), 0);
    const changed = await ask(scene, who, lodgings(scene.county, 13));
    await workImport(scene.county, changed.run);
    const third = await read(scene, who, changed.run);
    assert.deepEqual(third.result?.differences, [{ code: 'LH1', field: 'rooms', before: 12, after: 13 }]);
    const listed = await scene.as(who, 'registry:read', (pass) => importRuns(pass));
    assert.deepEqual(
      listed.map(({ id }) => id),
      [changed.run, again.run, accepted.run, run],
    );
    assert.equal(listed[0]?.result?.differences, undefined);
  }),
);

test(
  'rows with errors stop the import until a person says that the others shall be written',
  house.lastingScene(async (scene) => {
    const who = await supervisorOf(scene);
    const { run } = await ask(scene, who, lodgings(scene.county, 12, '999999'));
    await workImport(scene.county, run);
    const dry = await read(scene, who, run);
    const mark = dry.result?.mark ?? '';
    assert.deepEqual([dry.result?.state, dry.result?.results[0]?.code], ['refused', 'M-239']);
    await assert.rejects(
      scene.as(who, 'registry:import', (pass) => acceptRun(pass, { run, mark })),
      refused('M-255'),
    );
    const { run: written } = await scene.as(who, 'registry:import', (pass) =>
      acceptRun(pass, { run, mark, skip_refused: '1' }),
    );
    await workImport(scene.county, written);
    const rows = await scene.sql`select code from lodging where county = ${scene.county}`;
    assert.deepEqual(
      rows.map(({ code }) => code),
      ['LH2'],
    );
  }),
);

test(
  'when the register changed after the dry run nothing is written and the files can be tried again',
  house.lastingScene(async (scene) => {
    const who = await supervisorOf(scene);
    const { run } = await ask(scene, who, lodgings(scene.county));
    await workImport(scene.county, run);
    const mark = (await read(scene, who, run)).result?.mark ?? '';
    const other = await ask(scene, who, lodgings(scene.county));
    await workImport(scene.county, other.run);
    const first = await scene.as(who, 'registry:import', (pass) => acceptRun(pass, { run: other.run, mark }));
    await workImport(scene.county, first.run);
    const { run: late } = await scene.as(who, 'registry:import', (pass) => acceptRun(pass, { run, mark }));
    await workImport(scene.county, late);
    assert.equal((await read(scene, who, late)).stopped, 'M-254');
    const { run: again } = await scene.as(who, 'registry:import', (pass) => runAgain(pass, { run: late }));
    await workImport(scene.county, again);
    assert.equal((await read(scene, who, again)).result?.files.lodgings.unchanged, 2);
  }),
);

test(
  'a run that was cut after the register was written is taken up again, although its plan no longer stands',
  house.lastingScene(async (scene) => {
    const who = await supervisorOf(scene);
    const { run } = await ask(scene, who, lodgings(scene.county));
    await workImport(scene.county, run);
    const mark = (await read(scene, who, run)).result?.mark ?? '';
    const { run: cut } = await scene.as(who, 'registry:import', (pass) => acceptRun(pass, { run, mark }));
    await workImport(scene.county, cut);
    // As a worker leaves it that died before the end: written, the files still there, the record open.
    await scene.as(who, 'registry:import', async (pass) => {
      await keepFile(scene.county, run, 'lodgings', Buffer.from(lodgings(scene.county)));
      await pass.sql`update import_run set ended_at = null,
        progress = (progress - 'result') || ${JSON.stringify({ kept: run })}::text::jsonb where id = ${cut}`;
    });
    await workImport(scene.county, cut);
    const taken = await read(scene, who, cut);
    assert.deepEqual([taken.stopped, taken.result?.state, taken.kept], [null, 'done', undefined]);
    assert.equal(taken.result?.files.lodgings.unchanged, 2);
  }),
);

test(
  'files that wait lie sealed, cannot be altered or cut off unseen, and are gone after a day',
  house.lastingScene(async (scene) => {
    const who = await supervisorOf(scene);
    const { run } = await ask(scene, who, lodgings(scene.county));
    const file = path.join(folder(scene), run, 'lodgings.sealed');
    assert.equal(readFileSync(file).includes('溪边客栈'), false);
    const { truncateSync, utimesSync } = await import('node:fs');
    truncateSync(file, readFileSync(file).byteLength - 60);
    await workImport(scene.county, run);
    assert.equal((await read(scene, who, run)).stopped, 'M-199');
    utimesSync(path.join(folder(scene), run), 0, 0);
    const { dropped } = await scene.asJob('clock:work', tidyKeptFiles);
    assert.deepEqual([dropped, existsSync(file)], [1, false]);
    assert.equal((await read(scene, who, run)).kept, undefined);
  }),
);

test(
  'an auxiliary supervisor reads the runs but starts none',
  house.lastingScene(async (scene) => {
    const unit = await scene.unit('county');
    const who = await scene.person({ role: 'supervisor', rank: 'auxiliary', unit });
    await assert.rejects(ask(scene, who, lodgings(scene.county)), refused('M-161'));
    assert.deepEqual(await scene.as(who, 'registry:read', (pass) => importRuns(pass)), []);
  }),
);
