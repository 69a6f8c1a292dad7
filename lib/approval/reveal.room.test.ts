import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { tendGlass } from '#lib/task/glass.ts';
import { decideGlass, decideReveal } from './glass.ts';
import { openApprovals, ownAskings } from './queries.ts';
import {
  askReveal,
  breakGlass,
  openBySecondPerson,
  openByStanding,
  revealedStay,
  revealsLeft,
} from './reveal.ts';
import { endStanding, giveStanding, standingApprovals } from './standing.ts';

const house = stage();
after(() => house.close());

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;
const why = { reason: 'alert', reference: 'YJ-2026-0042' } as const;
const night = '2026-11-20';

/** Two stations with a beat and a lodging each, their people, and one stay with two changes of its text. */
async function town(scene: Scene) {
  await scene.clock('2026-11-21T02:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const otherStation = await scene.unit('station', county);
  const otherBeat = await scene.unit('beat', otherStation);
  const inn = await scene.lodging(beat);
  const otherInn = await scene.lodging(otherBeat);
  const fields = { name: '某童', number: '430524201001010018' };
  return {
    county,
    station,
    beat,
    inn,
    stay: await putStay(scene, inn, { night, fields }),
    otherStay: await putStay(scene, otherInn, { night, fields }),
    officer: await scene.person({ role: 'officer', unit: beat }),
    helper: await scene.person({ role: 'officer', rank: 'auxiliary', unit: beat }),
    chief: await scene.person({ role: 'chief', unit: station }),
    duty: await scene.person({ role: 'duty', unit: station }),
    stranger: await scene.person({ role: 'chief', unit: otherStation }),
    supervisor: await scene.person({ role: 'supervisor', unit: county }),
    auditor: await scene.person({ role: 'auditor', unit: county }),
    secadmin: await scene.person({ role: 'secadmin', unit: county }),
    sysadmin: await scene.person({ role: 'sysadmin', unit: county }),
    owner: await scene.person({ role: 'owner', lodging: inn.id }),
    fields,
  };
}

const acts = async (scene: Scene) =>
  (
    await scene.sql<{ act: string }[]>`select act from house_book_event where county = ${scene.county}
      order by at, chain, seq`
  ).map(({ act }) => act);

test(
  'without an approval nobody reads a stay, whatever they hold',
  house.scene(async (scene) => {
    const t = await town(scene);
    for (const person of [t.officer, t.helper, t.chief, t.duty, t.supervisor]) {
      await scene.undone(() =>
        assert.rejects(
          scene.as(person, 'stay:reveal', (pass) => revealedStay(pass, t.stay)),
          refused('M-306'),
        ),
      );
      await scene.undone(() =>
        assert.rejects(
          scene.as(person, 'stay:reveal', (pass) => openByStanding(pass, { stay: t.stay, ...why })),
          refused('M-306'),
        ),
      );
    }
    for (const person of [t.owner, t.auditor, t.secadmin, t.sysadmin])
      await assert.rejects(
        scene.as(person, 'stay:reveal', (pass) => revealedStay(pass, t.stay)),
        refused('M-161'),
      );
    const tried = { stay: t.otherStay, ...why };
    await assert.rejects(
      scene.as(t.officer, 'stay:reveal', (pass) => askReveal(pass, tried)),
      refused('M-161'),
    );
    assert.deepEqual(await acts(scene), []);
  }),
);

test(
  'a second person opens one stay once, and the house book has it before the value is shown',
  house.scene(async (scene) => {
    const t = await town(scene);
    const asking = { stay: t.stay, ...why };
    const approval = await scene.as(t.officer, 'stay:reveal', (pass) => askReveal(pass, asking));
    const open = () => scene.as(t.officer, 'stay:reveal', (pass) => openBySecondPerson(pass, approval));
    await assert.rejects(open(), refused('M-306'));
    const yes = { approval, approved: true };
    const decide = (who: typeof t.chief) =>
      scene.as(who, 'reveal:approve', (pass) => decideReveal(pass, yes));
    await assert.rejects(decide(t.stranger), refused('M-161'));
    await assert.rejects(decide(t.helper), refused('M-161'), 'an auxiliary does not approve');
    await scene.hold(t.officer, { role: 'chief', unit: t.station });
    await assert.rejects(decide(t.officer), refused('M-303'), 'nobody is their own second person');
    const [waiting] = await scene.as(t.chief, 'reveal:approve', (pass) => openApprovals(pass, 'reveal'));
    assert.deepEqual(
      [waiting?.id, waiting?.askedByName, waiting?.reason, waiting?.mine, waiting?.lodgingCode],
      [approval, t.officer.name, 'alert', false, t.inn.code],
    );
    await decide(t.chief);
    await assert.rejects(decide(t.duty), refused('M-304'));
    const [own] = await scene.as(t.officer, 'stay:reveal', (pass) => ownAskings(pass, 'reveal'));
    assert.equal(own?.approved, true);
    await open();
    assert.deepEqual(await acts(scene), ['reveal.ask', 'reveal.approve', 'reveal.open']);
    const shown = await scene.as(t.officer, 'stay:reveal', (pass) => revealedStay(pass, t.stay));
    assert.deepEqual(shown.fields, t.fields);
    assert.equal(shown.shownSeconds, 60);
    assert.equal((await acts(scene)).at(-1), 'reveal.show');
    await assert.rejects(open(), refused('M-305'), 'a yes opens once');
    await assert.rejects(
      scene.as(t.chief, 'stay:reveal', (pass) => revealedStay(pass, t.stay)),
      refused('M-306'),
    );
    const book = await scene.sql`select detail::text from house_book_event where county = ${scene.county}`;
    assert.equal(JSON.stringify(book).includes(t.fields.name), false);
    await scene.clock('2026-11-21T02:06:00Z');
    await assert.rejects(
      scene.as(t.officer, 'stay:reveal', (pass) => revealedStay(pass, t.stay)),
      refused('M-306'),
    );
  }),
);

test(
  'an asking and an answer lapse after a day, and a no opens nothing',
  house.scene(async (scene) => {
    const t = await town(scene);
    const ask = () => scene.as(t.officer, 'stay:reveal', (pass) => askReveal(pass, { stay: t.stay, ...why }));
    const decide = (approval: string, approved: boolean) =>
      scene.as(t.chief, 'reveal:approve', (pass) => decideReveal(pass, { approval, approved }));
    const open = (id: string) => scene.as(t.officer, 'stay:reveal', (pass) => openBySecondPerson(pass, id));
    const [old, late, refusedOne] = [await ask(), await ask(), await ask()];
    await decide(late, true);
    await decide(refusedOne, false);
    await assert.rejects(open(refusedOne), refused('M-306'));
    await scene.clock('2026-11-22T02:30:00Z');
    await assert.rejects(decide(old, true), refused('M-305'));
    await assert.rejects(open(late), refused('M-305'));
    assert.deepEqual(await scene.as(t.chief, 'reveal:approve', (pass) => openApprovals(pass, 'reveal')), []);
  }),
);

test(
  'a standing approval opens for its post, its purpose and its days, and never for the one who gave it',
  house.scene(async (scene) => {
    const t = await town(scene);
    const given = { unit: t.station, role: 'officer', purpose: 'alert', to_day: '2026-11-22' } as const;
    for (const person of [t.chief, t.officer])
      await assert.rejects(
        scene.as(person, 'reveal:standing', (pass) => giveStanding(pass, given)),
        refused('M-161'),
      );
    const give = (more: object) =>
      scene.as(t.supervisor, 'reveal:standing', (pass) => giveStanding(pass, { ...given, ...more }));
    await assert.rejects(give({ to_day: '2026-11-20' }), refused('M-308'));
    await assert.rejects(give({ to_day: '2027-12-01' }), refused('M-308'));
    const id = await give({});
    await give({ unit: t.county, role: 'supervisor' });
    const open = (who: typeof t.officer, more: object = {}) =>
      scene.as(who, 'stay:reveal', (pass) => openByStanding(pass, { stay: t.stay, ...why, ...more }));
    await open(t.officer);
    await open(t.helper);
    const shown = await scene.as(t.helper, 'stay:reveal', (pass) => revealedStay(pass, t.stay));
    assert.deepEqual(shown.fields, t.fields);
    await assert.rejects(open(t.officer, { reason: 'case' }), refused('M-306'), 'another purpose');
    await assert.rejects(open(t.duty), refused('M-306'), 'another role');
    await assert.rejects(open(t.supervisor), refused('M-306'), 'the one who gave it');
    await scene.hold(t.stranger, { role: 'duty', unit: t.station });
    await assert.rejects(open(t.stranger), refused('M-306'), 'another role on the same unit');
    await scene.clock('2026-11-22T15:59:00Z');
    await open(t.officer);
    await scene.clock('2026-11-22T16:01:00Z');
    await assert.rejects(open(t.officer), refused('M-306'), 'after its last day in Shanghai');
    await scene.clock('2026-11-22T03:00:00Z');
    await scene.as(t.supervisor, 'reveal:standing', (pass) => endStanding(pass, id));
    await assert.rejects(open(t.officer), refused('M-306'), 'ended');
    const all = await scene.as(t.supervisor, 'reveal:standing', (pass) => standingApprovals(pass));
    assert.deepEqual(all.map(({ inForce }) => inForce).sort(), [false, true]);
  }),
);

test(
  'the twenty-first stay of a day is refused, and the next day begins anew',
  house.scene(async (scene) => {
    const t = await town(scene);
    await scene.as(t.supervisor, 'reveal:standing', (pass) =>
      giveStanding(pass, { unit: t.beat, role: 'officer', purpose: 'alert', to_day: '2026-11-30' }),
    );
    const open = () =>
      scene.as(t.officer, 'stay:reveal', (pass) => openByStanding(pass, { stay: t.stay, ...why }));
    for (let n = 0; n < 20; n++) await open();
    await assert.rejects(open(), refused('M-163'));
    await scene.as(t.officer, 'stay:reveal', (pass) =>
      breakGlass(pass, { stay: t.stay, reason: 'welfare_sign', reference: 'YJ-2026-0043' }),
    );
    await scene.clock('2026-11-21T16:01:00Z');
    await open();
    assert.deepEqual(await scene.as(t.officer, 'stay:reveal', revealsLeft), { opened: 1, perDay: 20 });
  }),
);

test(
  'a broken glass opens at once, rings the chief and climbs to the county when nobody confirms it in a day',
  house.scene(async (scene) => {
    const t = await town(scene);
    const glass = { stay: t.stay, reason: 'welfare_sign', reference: 'YJ-2026-0042' } as const;
    const opening = await scene.as(t.officer, 'stay:reveal', (pass) => breakGlass(pass, glass));
    const shown = await scene.as(t.officer, 'stay:reveal', (pass) => revealedStay(pass, t.stay));
    assert.deepEqual(shown.fields, t.fields);
    assert.deepEqual((await acts(scene)).slice(0, 2), ['reveal.open', 'reveal.break_glass']);
    const tend = () => scene.asJob('clock:work', tendGlass);
    const task = async () =>
      (await scene.sql`select unit_id, severity, done_at from task where county = ${scene.county}`)[0];
    assert.deepEqual(await tend(), { opened: 1, finished: 0, climbed: 0 });
    assert.deepEqual(await task(), { unit_id: t.station, severity: 'instant', done_at: null });
    assert.deepEqual(await tend(), { opened: 0, finished: 0, climbed: 0 });
    await scene.sql`update task set done_at = nl.now() where county = ${scene.county}`;
    assert.equal((await tend()).climbed, 1, 'finishing the task by hand confirms nothing');
    await scene.clock('2026-11-22T02:01:00Z');
    assert.equal((await tend()).climbed, 1);
    assert.equal((await task())?.unit_id, t.county);
    const [waiting] = await scene.as(t.chief, 'reveal:approve', (pass) =>
      openApprovals(pass, 'broken_glass'),
    );
    assert.equal(waiting?.subjectId, opening.id);
    const decision = { approval: waiting?.id ?? '', approved: true };
    await scene.hold(t.officer, { role: 'chief', unit: t.station });
    await assert.rejects(
      scene.as(t.officer, 'reveal:approve', (pass) => decideGlass(pass, decision)),
      refused('M-303'),
    );
    await scene.as(t.chief, 'reveal:approve', (pass) => decideGlass(pass, decision));
    assert.deepEqual(await tend(), { opened: 0, finished: 1, climbed: 0 });
    const [row] = await scene.sql`select confirmed_by from reveal where county = ${scene.county}`;
    assert.equal(row?.confirmed_by, t.chief.id);
  }),
);

test(
  'a broken glass that the chief declines, or broke himself, is the county’s at once',
  house.scene(async (scene) => {
    const t = await town(scene);
    const glass = { stay: t.stay, reason: 'welfare_sign', reference: 'YJ-2026-0042' } as const;
    await scene.as(t.officer, 'stay:reveal', (pass) => breakGlass(pass, glass));
    await scene.asJob('clock:work', tendGlass);
    const [waiting] = await scene.as(t.chief, 'reveal:approve', (pass) =>
      openApprovals(pass, 'broken_glass'),
    );
    const no = { approval: waiting?.id ?? '', approved: false };
    await scene.as(t.chief, 'reveal:approve', (pass) => decideGlass(pass, no));
    assert.equal((await scene.asJob('clock:work', tendGlass)).climbed, 1);
    await scene.as(t.chief, 'stay:reveal', (pass) => breakGlass(pass, glass));
    await scene.asJob('clock:work', tendGlass);
    const units = await scene.sql`select distinct unit_id from task where county = ${scene.county}`;
    assert.deepEqual(
      units.map((row) => row.unit_id),
      [t.county],
    );
  }),
);

test(
  'the database itself refuses a second person who is the first',
  house.scene(async (scene) => {
    const t = await town(scene);
    const approval = await scene.as(t.officer, 'stay:reveal', (pass) =>
      askReveal(pass, { stay: t.stay, ...why }),
    );
    await scene.undone(() =>
      assert.rejects(
        (async () => {
          await scene.sql`update approval set decided_by = asked_by, decided_at = nl.now(), approved = true where id = ${approval}`;
        })(),
        /approval_two_persons/,
      ),
    );
  }),
);
