import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acts, house, refused, town, why } from '#lib/gate/stage-reveals.ts';
import { decideReveal } from './glass.ts';
import { openApprovals, ownAskings } from './queries.ts';
import { askReveal, openBySecondPerson, openByStanding, revealedStay } from './reveal.ts';
import { endStanding, giveStanding, standingApprovals } from './standing.ts';

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
