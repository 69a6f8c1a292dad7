import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemNow } from '#lib/clock/now.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { decideHold } from '#lib/retention/holds.ts';
import { alertOf } from '../queries.ts';
import { linkedWith } from './linked.ts';
import { answerPart, askPart, claimPart, partsOfAlert, partsPassed, tellPart } from './parts.ts';
import { closeReview, openReview, ownReviews, reviewersOf, reviewOf } from './review.ts';
import { stepsOf } from './steps.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;

async function found(scene: Scene) {
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const other = await scene.unit('station', county);
  const post = await scene.unit('post', county);
  const inn = await scene.lodging(beat);
  const stay = await putStay(scene, inn, { night: '2026-11-18', fields: { name: '某童' } });
  const id = uuidv7(systemNow());
  await scene.sql`
    insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at)
    values (${scene.county}, ${id}, 'unrelated_adult', 'instant', ${inn.id}, '2026-11-18', '2026-11-18', '[]', '[]', '{}', false, nl.now())`;
  await scene.sql`insert into alert_stay (county, alert_id, stay_id, lodging_id) values (${scene.county}, ${id}, ${stay}, ${inn.id})`;
  const chief = await scene.person({ role: 'chief', unit: station });
  const officer = await scene.person({ role: 'officer', unit: beat });
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  return { county, other, post, beat, inn, id, chief, officer, supervisor };
}

test(
  'several units are asked, each claims and answers its own part without sight of the alert, and the steps stand on it',
  house.scene(async (scene) => {
    const { id, inn, officer, other, post, beat } = await found(scene);
    const neighbour = await scene.person({ role: 'duty', unit: other });
    const colleague = await scene.person({ role: 'chief', unit: other });
    const agent = await scene.person({ role: 'agent', unit: post });
    const stranger = await scene.person({ role: 'chief', unit: await scene.unit('station') });
    for (const unit of [other, post])
      await scene.as(officer, 'alert:work', (pass) =>
        askPart(pass, { alert: id, unit, ask: '请查成年人的户籍地' }),
      );
    await assert.rejects(
      scene.as(officer, 'alert:work', (pass) => askPart(pass, { alert: id, unit: beat, ask: '请查' })),
      refused('M-370'),
    );
    await scene.sql`insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence,
        rehearsal, found_at)
      select county, ${uuidv7(systemNow())}, 'minor_group', 'same_day', lodging_id, from_day, business_day, '[]', '[]', '{}', false,
        found_at from alert where county = ${scene.county}`;
    const linked = await scene.as(officer, 'alert:read', (pass) => linkedWith(pass, { id, lodging: inn.id }));
    assert.deepEqual(
      linked.alerts.map(({ rule, sharesStay }) => [rule, sharesStay]),
      [['minor_group', false]],
    );
    const rows = await scene.sql<{ id: string }[]>`
      select id from alert_part where county = ${scene.county} order by unit_id = ${post}`;
    const [first, second] = rows.map((row) => row.id);
    assert.equal(await scene.asJob('clock:work', (pass) => tellPart(pass, first ?? '')), 2);
    assert.equal(await scene.as(neighbour, 'alert:read', (pass) => alertOf(pass, id)), null);
    assert.deepEqual(await scene.as(stranger, 'part:work', partsPassed), []);
    const [seen, ...more] = await scene.as(neighbour, 'part:work', partsPassed);
    assert.deepEqual([seen?.id, seen?.ask, more.length], [first, '请查成年人的户籍地', 0]);
    await scene.as(neighbour, 'part:work', (pass) => claimPart(pass, { part: first ?? '' }));
    await assert.rejects(
      scene.as(colleague, 'part:work', (pass) => claimPart(pass, { part: first ?? '' })),
      refused('M-371'),
    );
    await assert.rejects(
      scene.as(stranger, 'part:work', (pass) => claimPart(pass, { part: first ?? '' })),
      refused('M-161'),
    );
    const done = { part: first ?? '', outcome: 'done' as const, said: '查到了，是孩子的表哥' };
    await scene.as(neighbour, 'part:work', (pass) => answerPart(pass, done));
    const returned = { part: second ?? '', outcome: 'returned' as const, said: '不归我们管' };
    await scene.as(agent, 'part:work', (pass) => answerPart(pass, returned));
    const read = await scene.as(officer, 'alert:read', async (pass) => ({
      parts: await partsOfAlert(pass, id),
      steps: (await stepsOf(pass, id)).map(({ kind }) => kind),
    }));
    assert.deepEqual(
      read.parts.map(({ claimed, answered }) => [claimed?.by ?? null, answered?.outcome]).sort(),
      [
        [agent.name, 'returned'],
        [neighbour.name, 'done'],
      ].sort(),
    );
    assert.deepEqual(read.steps, [
      'part_asked',
      'part_asked',
      'part_claimed',
      'part_answered',
      'part_answered',
    ]);
    const told = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from message where county = ${scene.county} and account_id = ${officer.id}`;
    assert.equal(told[0]?.n, 3, 'whoever asked hears of a claim and two answers');
  }),
);

test(
  'one case, two investigations: the hold reaches thirty nights on either side, the musts are filled, a 民警 beside the beat ends it',
  house.scene(async (scene) => {
    const { id, inn, beat, other, chief, officer, supervisor } = await found(scene);
    const auxiliary = await scene.person({ role: 'officer', unit: other, rank: 'auxiliary' });
    const beside = await scene.person({ role: 'officer', unit: await scene.unit('beat', other) });
    const both = await scene.person([
      { role: 'officer', unit: beat },
      { role: 'chief', unit: other },
    ]);
    const may = (await scene.as(chief, 'hold:ask', (pass) => reviewersOf(pass, inn.id))).map((one) => one.id);
    assert.deepEqual(
      [beside, supervisor, chief, officer, auxiliary, both].map((person) => may.includes(person.id)),
      [true, true, true, false, false, false],
    );
    const open = (who: string) =>
      scene.as(chief, 'hold:ask', (pass) =>
        openReview(pass, { alert: id, case_number: 'LH-2026-0117', officer: who }),
      );
    await assert.rejects(open(officer.id), refused('M-373'));
    await open(beside.id);
    await assert.rejects(open(beside.id), refused('M-372'));
    const asked = await scene.sql<{ approval: string; from: string; to: string }[]>`
      select approval_id as approval, from_day::text as from, to_day::text as to from legal_hold where county = ${scene.county}`;
    assert.deepEqual([asked[0]?.from, asked[0]?.to], ['2026-10-19', '2026-12-18']);
    const review = () => scene.as(officer, 'alert:read', (pass) => reviewOf(pass, id));
    assert.equal((await review())?.hold, 'waits');
    await scene.as(supervisor, 'hold:approve', (pass) =>
      decideHold(pass, { approval: asked[0]?.approval ?? '', approved: true }),
    );
    assert.equal((await review())?.hold, 'held');
    assert.deepEqual(await scene.as(officer, 'review:work', ownReviews), [], 'it is given to one person');
    const [mine] = await scene.as(beside, 'review:work', ownReviews);
    assert.deepEqual(
      mine?.musts.map(({ must, evidenced, notApplicable, open: left }) => [
        must,
        evidenced + notApplicable + left,
      ]),
      ['identity', 'guardian', 'relation', 'patrol', 'report'].map((must) => [must, 1]),
    );
    const verdicts = {
      identity: 'met',
      guardian: 'not_met',
      relation: 'met',
      patrol: 'unclear',
      report: 'met',
    } as const;
    const end = { review: mine?.id ?? '', said: '前台没有联系监护人', ...verdicts };
    await assert.rejects(
      scene.as(officer, 'review:work', (pass) => closeReview(pass, end)),
      refused('M-161'),
    );
    await scene.as(beside, 'review:work', (pass) => closeReview(pass, end));
    assert.deepEqual((await review())?.closed?.verdicts, verdicts);
  }),
);
