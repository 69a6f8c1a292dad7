import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemNow } from '#lib/clock/now.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { alertOf } from '../queries.ts';
import type { AlertCode } from '../rule.ts';
import { answerQuestion, askHouse, countsNow, takeAnswer } from './ask.ts';
import { questionsAbout, questionsOfAlert, questionsOfHouse } from './questions.ts';
import { stepsOf } from './steps.ts';

const house = stage();
after(() => house.close());

async function found(scene: Scene, rule: AlertCode) {
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const inn = await scene.lodging(beat);
  const id = uuidv7(systemNow());
  await scene.sql`
    insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at)
    values (${scene.county}, ${id}, ${rule}, 'same_day', ${inn.id}, '2026-11-10', '2026-11-19', '[]', '[]', '{}', false, nl.now())`;
  for (const [night, stays] of [
    ['2026-11-12', 1],
    ['2026-11-13', 0],
  ] as const)
    await scene.sql`
      insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
      values (${scene.county}, ${uuidv7(systemNow())}, ${inn.id}, ${night}, 1, ${stays ? 'guests' : 'nil'}, ${stays},
        ${`${night}T13:00:00Z`}, ${`${night}T13:00:00Z`})`;
  await scene.sql`insert into reconcile_row (county, run_id, lodging_id, business_day, place, result)
    select ${scene.county}, ${id}, ${inn.id}, '2026-11-12', n, 'not_filed' from generate_series(1, 2) n`;
  const officer = await scene.person({ role: 'officer', unit: beat });
  const clerk = await scene.person({ role: 'staff', lodging: inn.id });
  return { id, inn, officer, clerk };
}

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;

test(
  'the house is asked for nights and counts alone, answers once, and its statement stands on the alert',
  house.scene(async (scene) => {
    const { id, inn, officer, clerk } = await found(scene, 'register_mismatch');
    await scene.as(officer, 'alert:work', (pass) => askHouse(pass, { alert: id }));
    await assert.rejects(
      scene.as(officer, 'alert:work', (pass) => askHouse(pass, { alert: id })),
      refused('M-358'),
    );
    const open = () => scene.as(clerk, 'desk:read', (pass) => questionsOfHouse(pass, inn.id));
    const [question] = await open();
    assert.deepEqual(question?.counts, {
      filed: 1,
      nights: 2,
      list: [{ night: '2026-11-12', filed: 1, registered: 3 }],
    });
    const told = await scene.sql<{ title: string; body: string }[]>`
      select title, body from message where county = ${scene.county} and account_id = ${clerk.id}`;
    assert.equal(told.length, 1);
    assert.doesNotMatch(JSON.stringify(told), /预警|疑|漏报|异常/);
    await assert.rejects(
      scene.as(clerk, 'desk:read', async (pass) => {
        await pass.sql`select alert_id from house_question`;
        return null;
      }),
      'why it was asked is not the house’s to read',
    );
    const given = {
      question: question?.id ?? '',
      answer: 'register_wrong' as const,
      said: '两名是成年人，登记时选错',
    };
    await scene.as(clerk, 'question:answer', (pass) => answerQuestion(pass, given));
    await assert.rejects(
      scene.as(clerk, 'question:answer', (pass) => answerQuestion(pass, given)),
      refused('M-359'),
    );
    const take = () => scene.asJob('clock:work', (pass) => takeAnswer(pass, given.question));
    assert.deepEqual([await take(), await take()], [{ taken: true }, { taken: false }]);
    const [onItsPage] = await scene.as(officer, 'lodging:read', (pass) =>
      questionsAbout(pass, inn.id, new Date('2026-11-01T00:00:00Z')),
    );
    assert.deepEqual([onItsPage?.from, onItsPage?.answered?.answer], ['2026-11-10', 'register_wrong']);
    const read = await scene.as(officer, 'alert:read', async (pass) => ({
      questions: await questionsOfAlert(pass, id),
      steps: (await stepsOf(pass, id)).map(({ kind }) => kind),
      closed: (await alertOf(pass, id))?.alert.closed ?? null,
    }));
    assert.equal(read.questions[0]?.answered?.said, given.said);
    assert.deepEqual(read.steps, ['asked', 'answered']);
    assert.equal(read.closed, null, 'a statement is judged by a person');
    await scene.sql`update report set stays = 3 where county = ${scene.county} and business_day = '2026-11-12'`;
    const now = await scene.as(officer, 'alert:read', (pass) =>
      countsNow(pass, { lodgingId: inn.id, from: '2026-11-10', to: '2026-11-19' }),
    );
    assert.equal(now.filed, 3, 'what was filed since stands beside what was asked');
  }),
);

test(
  'nobody is asked about a child or who came with it, and a stranger’s house answers nothing',
  house.scene(async (scene) => {
    const { id, officer } = await found(scene, 'unrelated_adult');
    await assert.rejects(
      scene.as(officer, 'alert:work', (pass) => askHouse(pass, { alert: id })),
      refused('M-357'),
    );
    const other = await found(scene, 'under_reporting');
    await scene.as(other.officer, 'alert:work', (pass) => askHouse(pass, { alert: other.id }));
    const [row] = await scene.sql<{ id: string }[]>`
      select id from house_question where county = ${scene.county} and alert_id = ${other.id}`;
    const stranger = await scene.person({
      role: 'staff',
      lodging: (await found(scene, 'under_reporting')).inn.id,
    });
    await assert.rejects(
      scene.as(stranger, 'question:answer', (pass) =>
        answerQuestion(pass, { question: row?.id ?? '', answer: 'filed_later', said: null }),
      ),
      refused('M-161'),
    );
  }),
);
