import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { completenessOf } from '#lib/overview/completeness.ts';
import { silentOn } from '#lib/overview/silent.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { askClosure, decideClosure } from './closures.ts';
import { createLodging, moveBeat, setStatus } from './commands.ts';
import { lodgingFilters, lodgingInput } from './inputs.ts';
import { listLodgings } from './list.ts';
import { setContacts } from './people-to-call.ts';
import { contactsOf, lifeOf, lodgingByCode } from './queries.ts';
import { expectedOn } from './rules.ts';

const house = stage();
after(() => house.close());

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;
const night = businessDay('2026-11-20');
const filters = (more = {}) => lodgingFilters.parse(more);

async function town(scene: Scene) {
  await scene.clock('2026-11-21T20:00:00+08:00');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const otherBeat = await scene.unit('beat', await scene.unit('station', county));
  const inn = await scene.lodging(beat);
  const otherInn = await scene.lodging(otherBeat);
  return {
    county,
    beat,
    otherBeat,
    inn,
    otherInn,
    owner: await scene.person({ role: 'owner', lodging: inn.id }),
    stranger: await scene.person({ role: 'owner', lodging: otherInn.id }),
    officer: await scene.person({ role: 'officer', unit: beat }),
    auxiliary: await scene.person({ role: 'officer', unit: beat, rank: 'auxiliary' }),
    otherOfficer: await scene.person({ role: 'officer', unit: otherBeat }),
    supervisor: await scene.person({ role: 'supervisor', unit: county }),
  };
}
const ask = (code: string, from_day = '2026-11-19', to_day = '2026-11-20') =>
  ({ code, from_day, to_day, reason: 'repairs' }) as const;

test(
  'a closure is asked by the owner and excuses only once a 民警 who reaches the house has approved it',
  house.scene(async (scene) => {
    const t = await town(scene);
    await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
    const silent = () =>
      scene.asJob('clock:work', async (pass) => (await silentOn(pass, night)).map(({ code }) => code));
    await assert.rejects(
      scene.as(t.stranger, 'closure:ask', (pass) => askClosure(pass, ask(t.inn.code))),
      refused('M-161'),
    );
    const { id } = await scene.as(t.owner, 'closure:ask', (pass) => askClosure(pass, ask(t.inn.code)));
    assert.deepEqual(await silent(), [t.inn.code, t.otherInn.code]);
    const decide = { closure_id: id, approved: true };
    await assert.rejects(
      scene.as(t.otherOfficer, 'closure:decide', (pass) => decideClosure(pass, decide)),
      refused('M-161'),
    );
    await assert.rejects(scene.as(t.auxiliary, 'closure:decide', (pass) => decideClosure(pass, decide)));
    await scene.as(t.officer, 'closure:decide', (pass) => decideClosure(pass, decide));
    assert.deepEqual(await silent(), [t.otherInn.code]);
    const sums = await scene.asJob('clock:work', (pass) => completenessOf(pass, { from: night, to: night }));
    assert.deepEqual([sums.expected, sums.silent, sums.excused], [1, 1, 1]);
    await assert.rejects(
      scene.as(t.officer, 'closure:decide', (pass) =>
        decideClosure(pass, { closure_id: id, approved: false }),
      ),
      refused('M-286'),
    );
    const life = await scene.as(t.officer, 'lodging:read', async (pass) =>
      expectedOn(await lifeOf(pass, await lodgingByCode(pass, t.inn.code)), night),
    );
    assert.deepEqual(life, { expected: false, because: 'closure' });
  }),
);

test(
  'closures of one house never overlap, and none reaches far back',
  house.scene(async (scene) => {
    const t = await town(scene);
    const asking = (from: string, to: string) =>
      scene.as(t.owner, 'closure:ask', (pass) => askClosure(pass, ask(t.inn.code, from, to)));
    await asking('2026-11-20', '2026-11-25');
    await assert.rejects(asking('2026-11-25', '2026-11-26'), refused('M-285'));
    await assert.rejects(asking('2026-11-12', '2026-11-13'), refused('M-284'));
    await assert.rejects(asking('2026-11-30', '2026-11-29'), refused('M-284'));
    await asking('2026-11-26', '2026-11-26');
  }),
);

test(
  'a supervisor enters a lodging once; its list is searched literally and its reach follows the beat',
  house.scene(async (scene) => {
    const t = await town(scene);
    const input = lodgingInput.parse({
      code: 'NEW-1',
      name: '百分百_客栈',
      category: 'homestay',
      township_code: `${scene.county}001`,
      rooms: '8',
      beat_id: t.beat,
    });
    await scene.as(t.supervisor, 'registry:write', (pass) => createLodging(pass, input));
    await assert.rejects(
      scene.as(t.supervisor, 'registry:write', (pass) => createLodging(pass, input)),
      refused('M-281'),
    );
    await assert.rejects(
      scene.as(t.supervisor, 'registry:write', (pass) =>
        createLodging(pass, { ...input, code: 'NEW-2', beat_id: t.inn.id }),
      ),
      refused('M-278'),
    );
    const found = (text: string) =>
      scene.as(
        t.supervisor,
        'registry:read',
        async (pass) => (await listLodgings(pass, filters({ text }))).total,
      );
    assert.deepEqual([await found('_客'), await found('%'), await found('客栈')], [1, 0, 3]);
    const seen = () =>
      scene.as(t.otherOfficer, 'lodging:read', async (pass) =>
        (await listLodgings(pass, filters())).lines.map(({ code }) => code),
      );
    assert.deepEqual(await seen(), [t.otherInn.code]);
    await scene.as(t.supervisor, 'registry:write', (pass) =>
      moveBeat(pass, { code: 'NEW-1', beat_id: t.otherBeat, from_day: '2026-11-21' }),
    );
    assert.deepEqual(await seen(), ['NEW-1', t.otherInn.code]);
  }),
);

test(
  'a suspended house is no longer expected, and the past is not tidied',
  house.scene(async (scene) => {
    const t = await town(scene);
    await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
    const suspend = (from_day: string) =>
      scene.as(t.supervisor, 'registry:write', (pass) =>
        setStatus(pass, { code: t.inn.code, status: 'suspended', from_day }),
      );
    await assert.rejects(suspend('2026-11-01'), refused('M-282'));
    await suspend('2026-11-20');
    const silent = await scene.asJob('clock:work', (pass) => silentOn(pass, night));
    assert.deepEqual(
      silent.map(({ code }) => code),
      [t.otherInn.code],
    );
  }),
);

test(
  'an owner keeps the people to call of the own house and of no other',
  house.scene(async (scene) => {
    const t = await town(scene);
    const set = (person: typeof t.owner, contacts: { name: string; phone: string }[]) =>
      scene.as(person, 'people:manage', (pass) => setContacts(pass, { code: t.inn.code, contacts }));
    await assert.rejects(set(t.stranger, [{ name: '某甲', phone: '13900000001' }]), refused('M-161'));
    await set(t.owner, [
      { name: '某甲', phone: '13900000001' },
      { name: '某乙', phone: '13900000002' },
    ]);
    await set(t.owner, [{ name: '某乙', phone: '13900000002' }]);
    const contacts = await scene.as(t.officer, 'lodging:read', (pass) => contactsOf(pass, t.inn.id));
    assert.deepEqual(
      contacts.map(({ place, phone }) => [place, phone]),
      [[1, '13900000002']],
    );
  }),
);
