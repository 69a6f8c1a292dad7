import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { tellInput } from '#lib/incident/inputs.ts';
import { openIncidents } from '#lib/incident/queries.ts';
import {
  clearParentDrafts,
  dropParentDraft,
  parentDraft,
  parentDraftInput,
  parentDrafts,
} from '#lib/lodging/parent-draft.ts';
import { plateOf } from '#lib/lodging/plate.ts';
import { houseOfPlate, leaveParentDraft } from './parent.ts';
import { type Scene, stage } from './stage.ts';
import { doorOf, refused } from './stage-door.ts';
import { tellAtOnce } from './tell.ts';

const house = stage();
after(() => house.close());

async function staged(scene: Scene) {
  await scene.clock('2026-11-20T14:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const [inn, other] = [await scene.lodging(beat), await scene.lodging(beat)];
  const visit = () => ({
    session: null,
    device: undefined,
    network: randomBytes(6).toString('hex'),
    browser: 'test',
    door: doorOf(scene),
  });
  return {
    ...{ inn, other, visit },
    clerk: await scene.person({ role: 'staff', lodging: inn.id }),
    stranger: await scene.person({ role: 'staff', lodging: other.id }),
    duty: await scene.person({ role: 'duty', unit: station }),
    plate: plateOf({ county: scene.county, code: inn.code }),
  };
}

const typed = (plate: string) =>
  parentDraftInput.parse({
    plate,
    name: '欧阳小满',
    number: '430524201003070012',
    relation: 'parent',
    phone: '13900000002',
  });

test(
  'what a parent types at the plate reaches the desk of that house alone, sealed, and is gone after two hours',
  house.scene(async (scene) => {
    const { inn, other, clerk, stranger, plate, visit } = await staged(scene);
    assert.equal((await houseOfPlate(plate, visit()))?.name, `${inn.code} 客栈`);
    assert.equal(await houseOfPlate(plate.replace(inn.code, other.code), visit()), null);
    await leaveParentDraft(typed(plate), visit());
    await assert.rejects(
      leaveParentDraft(typed(plate.replace(inn.code, other.code)), visit()),
      refused('M-161'),
    );
    const [row] = await scene.sql<{ sealed: Buffer }[]>`
      select sealed from parent_draft where county = ${scene.county}`;
    assert.equal(row?.sealed.toString('utf8').includes('小满'), false);
    const listed = await scene.as(clerk, 'desk:read', (pass) => parentDrafts(pass, inn.id));
    assert.deepEqual(
      listed.map(({ name }) => name),
      ['欧**'],
    );
    const id = listed[0]?.id ?? '';
    const taken = await scene.as(clerk, 'report:read', (pass) => parentDraft(pass, inn.id, id));
    assert.deepEqual(taken, {
      name: '欧阳小满',
      number: '430524201003070012',
      relation: 'parent',
      phone: '13900000002',
    });
    assert.deepEqual(await scene.as(stranger, 'desk:read', (pass) => parentDrafts(pass, inn.id)), []);
    await scene.as(stranger, 'report:file', (pass) => dropParentDraft(pass, { lodging: '', draft: id }));
    assert.equal((await scene.as(clerk, 'desk:read', (pass) => parentDrafts(pass, inn.id))).length, 1);
    await scene.clock('2026-11-20T16:00:01Z');
    assert.equal(await scene.as(clerk, 'report:read', (pass) => parentDraft(pass, inn.id, id)), null);
    assert.deepEqual(await scene.asJob('clock:work', clearParentDrafts), { gone: 1 });
  }),
);

test(
  'from the plate a concern is told of its house, unverified, and rings the station; a plate nobody made tells nothing',
  house.scene(async (scene) => {
    const { inn, plate, visit, duty } = await staged(scene);
    const form = (with_: string) =>
      tellInput.parse({
        kind: 'report_now',
        request_key: randomUUID(),
        signs: 'lost',
        plate: with_,
        lodging: inn.code,
      });
    await tellAtOnce(form(plate), visit());
    const [one] = await scene.as(duty, 'alert:read', openIncidents);
    assert.deepEqual([one?.source, one?.house?.code], ['plate', inn.code]);
    const other = plate.endsWith('0') ? '1' : '0';
    await assert.rejects(tellAtOnce(form(`${plate.slice(0, -1)}${other}`), visit()), refused('M-401'));
  }),
);
