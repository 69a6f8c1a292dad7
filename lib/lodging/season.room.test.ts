import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { askClosure, decideClosure, reopen } from './closures.ts';
import { closuresOf, lifeOf, lodgingByCode } from './queries.ts';
import { expectedOn } from './rules.ts';
import { askSeason, decideSeason, endSeason, laySeasons, seasonsOf } from './season.ts';

const house = stage();
after(() => house.close());

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;

async function town(scene: Scene) {
  await scene.clock('2026-11-21T02:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat);
  const elsewhere = await scene.unit('beat', await scene.unit('station', county));
  return {
    inn,
    owner: await scene.person({ role: 'owner', lodging: inn.id }),
    stranger: await scene.person({ role: 'owner', lodging: (await scene.lodging(elsewhere)).id }),
    officer: await scene.person({ role: 'officer', unit: beat }),
    chief: await scene.person({ role: 'chief', unit: station }),
  };
}

const expects = (scene: Scene, code: string, night: string) =>
  scene.asJob('clock:work', async (pass) => {
    const life = await lifeOf(pass, await lodgingByCode(pass, code));
    return expectedOn(life, businessDay(night)).expected;
  });

test(
  'an owner opens again early without asking: nights before stay excused, from then on returns are expected',
  house.scene(async (scene) => {
    const { inn, owner, stranger, officer } = await town(scene);
    const ask = (from_day: string, to_day: string) =>
      scene.as(owner, 'closure:ask', (pass) =>
        askClosure(pass, { code: inn.code, from_day, to_day, reason: 'repairs' }),
      );
    const { id } = await ask('2026-11-18', '2026-11-30');
    await scene.as(officer, 'closure:decide', (pass) =>
      decideClosure(pass, { closure_id: id, approved: true }),
    );
    const open = (who: typeof owner, open_from: string, closure_id = id) =>
      scene.as(who, 'closure:ask', (pass) => reopen(pass, { closure_id, open_from }));
    await assert.rejects(open(stranger, '2026-11-21'), refused('M-161'));
    await assert.rejects(open(owner, '2026-11-20'), refused('M-291'));
    await assert.rejects(open(owner, '2026-12-01'), refused('M-291'));
    await open(owner, '2026-11-22');
    assert.equal(await expects(scene, inn.code, '2026-11-21'), false);
    assert.equal(await expects(scene, inn.code, '2026-11-22'), true);
    const [first] = await scene.as(owner, 'desk:read', (pass) => closuresOf(pass, { lodgingId: inn.id }));
    assert.deepEqual([first?.toDay, first?.plannedToDay], ['2026-11-21', '2026-11-30']);
    const later = await ask('2026-12-10', '2026-12-12');
    await open(owner, '2026-12-11', later.id);
    const left = await scene.as(owner, 'desk:read', (pass) => closuresOf(pass, { lodgingId: inn.id }));
    assert.equal(left.find((one) => one.id === later.id)?.toDay, '2026-12-10');
    await open(owner, '2026-12-10', later.id);
    assert.equal(
      (await scene.as(owner, 'desk:read', (pass) => closuresOf(pass, { lodgingId: inn.id }))).length,
      1,
      'taken back whole',
    );
    await ask('2026-12-10', '2026-12-12');
  }),
);

test(
  'the database lets no house decide what it asked',
  house.scene(async (scene) => {
    const { inn, owner } = await town(scene);
    const { id } = await scene.as(owner, 'closure:ask', (pass) =>
      askClosure(pass, { code: inn.code, from_day: '2026-12-01', to_day: '2026-12-02', reason: 'repairs' }),
    );
    await assert.rejects(
      scene.as(owner, 'closure:ask', async (pass) => {
        await pass.sql`update closure set approved = true, decided_at = ${pass.now.toISOString()} where id = ${id}`;
        return null;
      }),
      /permission denied/,
    );
  }),
);

test(
  'a season asked once and approved by a chief stands each year, and one year may open early',
  house.scene(async (scene) => {
    const { inn, owner, officer, chief } = await town(scene);
    const span = {
      code: inn.code,
      from_day: '2026-11-21',
      to_day: '2027-03-15',
      reason: 'owner_away' as const,
    };
    const { id } = await scene.as(owner, 'closure:ask', (pass) => askSeason(pass, span));
    await assert.rejects(
      scene.as(owner, 'closure:ask', (pass) => askSeason(pass, span)),
      refused('M-285'),
    );
    assert.equal(await expects(scene, inn.code, '2026-12-24'), true, 'asked is not approved');
    const decide = { season_id: id, approved: true };
    await assert.rejects(scene.as(officer, 'season:decide', (pass) => decideSeason(pass, decide)));
    await scene.as(chief, 'season:decide', (pass) => decideSeason(pass, decide));
    await assert.rejects(
      scene.as(chief, 'season:decide', (pass) => decideSeason(pass, decide)),
      refused('M-286'),
    );
    assert.equal(await expects(scene, inn.code, '2026-12-24'), false);
    assert.equal(await expects(scene, inn.code, '2027-03-16'), true);
    assert.equal(
      await scene
        .asJob('clock:work', async (pass) => ({ made: await laySeasons(pass) }))
        .then(({ made }) => made),
      0,
    );
    const [running] = await scene.as(owner, 'desk:read', (pass) => closuresOf(pass, { lodgingId: inn.id }));
    const next = await scene.as(owner, 'desk:read', (pass) => closuresOf(pass, { lodgingId: inn.id }));
    const winter = next.find(({ fromDay }) => fromDay === '2026-11-21');
    assert.ok(running && winter);
    await scene.as(owner, 'closure:ask', (pass) =>
      reopen(pass, { closure_id: winter.id, open_from: '2027-02-01' }),
    );
    await scene.clock('2027-06-01T02:00:00Z');
    await scene.asJob('clock:work', async (pass) => ({ made: await laySeasons(pass) }));
    assert.equal(await expects(scene, inn.code, '2027-02-01'), true);
    assert.equal(await expects(scene, inn.code, '2027-12-24'), false, 'the next year as the first');
    await scene.as(owner, 'closure:ask', (pass) => endSeason(pass, { season_id: id }));
    assert.equal(await expects(scene, inn.code, '2027-12-24'), true);
    assert.equal(await expects(scene, inn.code, '2027-01-15'), false, 'what was stays');
    assert.deepEqual(
      await scene.as(owner, 'desk:read', (pass) => seasonsOf(pass, { lodgingId: inn.id })),
      [],
    );
  }),
);
