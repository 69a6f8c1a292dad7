import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { fileReports } from './commands.ts';
import type { ReturnInput } from './inputs.ts';
import { acceptedOf, nightWhole, stayToAmend, versionsOf } from './night.ts';
import { makeObligations } from './obligations.ts';

const on = stage();
after(() => on.close());

const night = businessDay('2026-11-20');
type House = { scene: Scene; lodging: { id: string; code: string }; clerk: Person };
type Stays = Extract<ReturnInput, { kind: 'guests' }>['stays'];

async function house(scene: Scene, at = '2026-11-21T09:00:00+08:00'): Promise<House> {
  await scene.clock(at);
  const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
  const lodging = await scene.lodging(beat, '2026-11-01');
  await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
  return { scene, lodging, clerk: await scene.person({ role: 'staff', lodging: lodging.id }) };
}

const child = (over: Partial<Stays[number]> = {}): ReturnInput => ({
  kind: 'guests',
  stays: [
    {
      room: '203',
      child: { name: '李小满', document_type: 'resident_id', number: '430524201003070012' },
      check_in: '2026-11-20T21:05:00+08:00',
      ...over,
    },
  ],
});

const file = ({ scene, clerk, lodging }: House, input: ReturnInput, requestKey: string) =>
  scene.as(clerk, 'report:file', (pass) =>
    fileReports(
      pass,
      [{ lodgingId: lodging.id, day: night, input, requestKey, body: JSON.stringify(input) }],
      { channel: 'web', history: false },
    ),
  );
const whole = ({ scene, clerk, lodging }: House) =>
  scene.as(clerk, 'report:read', (pass) => nightWhole(pass, lodging.id, night));

test(
  'a night tells every version with what it changed, and the stay as it stands',
  on.scene(async (scene) => {
    const who = await house(scene);
    await file(who, { kind: 'nil' }, 'k1');
    await file(who, { ...child(), seen_version: 1 } as ReturnInput, 'k2');
    const added = await whole(who);
    const id = added.stays[0]?.id ?? '';
    await file(who, { ...child({ stay_id: id, room: '305' }), seen_version: 2 } as ReturnInput, 'k3');
    const read = await whole(who);
    assert.deepEqual(
      read.versions.map(({ n, kind }) => [n, kind]),
      [
        [3, 'guests'],
        [2, 'guests'],
        [1, 'nil'],
      ],
    );
    assert.deepEqual(read.changes[0]?.changes, [
      { change: 'changed', id, fields: [{ key: 'room', before: '203', after: '305' }] },
    ]);
    assert.equal(read.changes[1]?.changes[0]?.change, 'added');
    assert.equal(read.stays[0]?.values.name, '李小满');
    assert.equal(read.line?.state, 'on_time');
  }),
);

test(
  'after 72 hours the house reads masks only, and a change behind a mask is still told',
  on.scene(async (scene) => {
    const who = await house(scene);
    await file(who, child(), 'k1');
    const { stays } = await whole(who);
    const id = stays[0]?.id ?? '';
    const renamed = child({
      stay_id: id,
      child: { name: '李小雨', document_type: 'resident_id', number: '430524201003070012' },
    });
    await file(who, { ...renamed, seen_version: 1 } as ReturnInput, 'k2');
    await scene.clock('2026-11-24T12:00:01+08:00');
    const read = await whole(who);
    assert.equal(read.readable, false);
    assert.equal(read.stays[0]?.values.name, '李*');
    assert.deepEqual([read.changes[0]?.changes, read.changes[0]?.hidden], [[], 1]);
    const amend = await scene.as(who.clerk, 'stay:open', (pass) => stayToAmend(pass, id));
    assert.deepEqual([amend?.readable, amend?.stay.values.name, amend?.version], [false, '李*', 2]);
  }),
);

test(
  'a stranger finds neither the night nor the stay, and what is no id is not found',
  on.scene(async (scene) => {
    const who = await house(scene);
    await file(who, child(), 'k1');
    const { stays } = await whole(who);
    const id = stays[0]?.id ?? '';
    const stranger = await house(scene);
    const seen = await scene.as(stranger.clerk, 'report:read', (pass) =>
      versionsOf(pass, who.lodging.id, night),
    );
    assert.deepEqual(seen, []);
    for (const asked of [id, 'x', "' or 1=1"]) {
      const found = await scene.as(stranger.clerk, 'stay:open', (pass) => stayToAmend(pass, asked));
      assert.equal(found, null);
    }
  }),
);

test(
  'a removed stay stays readable with its reason, and the clock of a stay runs from its acceptance',
  on.scene(async (scene) => {
    const who = await house(scene);
    await file(who, child(), 'k1');
    const { stays } = await whole(who);
    const id = stays[0]?.id ?? '';
    const since = await scene.as(who.clerk, 'desk:read', async (pass) => {
      const at = (await acceptedOf(pass, [id])).get(id);
      return at ? pass.now.getTime() - at.getTime() : null;
    });
    assert.ok(since !== null && since >= 0 && since < 60_000);
    const removal: ReturnInput = {
      kind: 'nil',
      seen_version: 1,
      remove: [{ stay_id: id, reason: 'did_not_stay' }],
    };
    await file(who, removal, 'k2');
    const read = await whole(who);
    assert.equal(read.stays.length, 0);
    assert.deepEqual(
      read.removed.map(({ removedIn, removedReason }) => [removedIn, removedReason]),
      [[2, 'did_not_stay']],
    );
    assert.equal(read.changes[0]?.changes[0]?.change, 'removed');
  }),
);
