import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { checkCharacter } from '../identity-number.ts';
import { makeObligations } from '../obligations.ts';
import { badLines, closeSheet, fileLines, keepSheet, sheetOf } from './run.ts';

const on = stage();
after(() => on.close());
const night = businessDay('2026-11-20');
const head =
  '旅馆编码,报备日,类型,姓名,证件类型,证件号码,怎么核的,入住时间,同住大人,同住关系,监护人,联系结果,房号';

async function owned(scene: Scene) {
  await scene.clock('2026-11-21T09:00:00+08:00');
  const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
  const [first, second, other] = [
    await scene.lodging(beat, '2026-11-01'),
    await scene.lodging(beat, '2026-11-01'),
    await scene.lodging(beat, '2026-11-01'),
  ];
  await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
  const owner = await scene.person([
    { role: 'owner', lodging: first.id },
    { role: 'owner', lodging: second.id },
  ]);
  const count = async () => {
    const [row] = await scene.sql<{ reports: number; stays: number }[]>`
      select (select count(*)::int from report where county = ${scene.county}) as reports,
        (select count(*)::int from stay where county = ${scene.county}) as stays`;
    return row;
  };
  return { owner, first, second, other, count };
}

const seventeen = '43052420120506051';
const right = `${seventeen}${checkCharacter(seventeen)}`;
const wrong = `${seventeen}${checkCharacter(seventeen) === '1' ? '2' : '1'}`;

const child = (code: string, number: string, name = '唐小溪') =>
  `${code},2026-11-20,入住,${name},居民身份证,${number},看了证件原件,21:05,唐建军,父母,唐建军,监护人就在现场,206`;

test(
  'a sheet is filed by house and night, each with its receipt; sent again it says the same',
  on.scene(async (scene) => {
    const { owner, first, second, count } = await owned(scene);
    const text = [head, child(first.code, right), `${second.code},2026-11-20,零报,,,,,,,,,,`].join('\n');
    const { id } = await scene.as(owner, 'report:file', (pass) => keepSheet(pass, Buffer.from(text)));
    const filed = await scene.as(owner, 'report:file', async (pass) => {
      const outcome = await fileLines(pass, id, []);
      await closeSheet(pass, id, outcome);
      return outcome;
    });
    assert.deepEqual(badLines(filed), []);
    assert.deepEqual(
      filed.returns.map(({ kind, outcome }) => `${kind} ${outcome}`),
      ['guests accepted', 'nil accepted'],
    );
    assert.ok(filed.returns.every(({ receiptNumber, shortCode }) => receiptNumber && shortCode));
    assert.deepEqual(await count(), { reports: 2, stays: 1 });
    const kept = await scene.as(owner, 'report:file', (pass) => sheetOf(pass, id));
    assert.ok(kept.filedAt && kept.result?.returns.length === 2);
    assert.doesNotMatch(JSON.stringify(kept.result), /唐小溪|43052420120506/, 'the result names no child');
    await assert.rejects(
      scene.as(owner, 'report:file', (pass) => fileLines(pass, id, [])),
      (error) => error instanceof Refusal && error.kind === 'not_found',
      'the file is gone once filed',
    );
  }),
);

test(
  'lines that are wrong are told by their number, and left out only when the person says so',
  on.scene(async (scene) => {
    const { owner, first, other, count } = await owned(scene);
    const text = [
      head,
      child(first.code, right),
      child(first.code, wrong, '唐小河'),
      child(other.code, right),
    ].join('\n');
    const { id } = await scene.as(owner, 'report:file', (pass) => keepSheet(pass, Buffer.from(text)));
    const tried = await scene.as(owner, 'report:file', (pass) => fileLines(pass, id, []));
    assert.deepEqual(badLines(tried), [3, 4]);
    assert.ok(tried.lines[1]?.problems.some(({ code }) => code === 'M-101'));
    assert.ok(
      tried.lines[2]?.problems.some(({ code }) => code === 'M-161'),
      'another’s house does not exist',
    );
    assert.deepEqual(await count(), { reports: 0, stays: 0 });
    const good = await scene.as(owner, 'report:file', (pass) => fileLines(pass, id, [3, 4]));
    assert.deepEqual(
      good.returns.map(({ outcome, stays }) => `${outcome} ${stays}`),
      ['accepted 1'],
    );
    assert.deepEqual(await count(), { reports: 1, stays: 1 });
  }),
);

test(
  'nobody opens another person’s sheet',
  on.scene(async (scene) => {
    const { owner, first } = await owned(scene);
    const text = [head, child(first.code, right)].join('\n');
    const { id } = await scene.as(owner, 'report:file', (pass) => keepSheet(pass, Buffer.from(text)));
    const clerk = await scene.person({ role: 'staff', lodging: first.id });
    await assert.rejects(
      scene.as(clerk, 'report:file', (pass) => fileLines(pass, id, [])),
      (error) => error instanceof Refusal && error.kind === 'not_found',
    );
  }),
);
