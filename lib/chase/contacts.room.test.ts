import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Person, stage } from '#lib/gate/stage.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { recordStep } from './commands.ts';
import { lastContactsOf } from './contacts.ts';
import { openChasesOf } from './queries.ts';
import { tendChases } from './tend.ts';

const house = stage();
after(() => house.close());

test(
  'a board knows who last did what about each silent lodging, after its chase has ended too; a stranger learns nothing',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T04:05:00Z');
    const station = await scene.unit('station', await scene.unit('county'));
    const [beat, beside] = [await scene.unit('beat', station), await scene.unit('beat', station)];
    const [called, quiet] = [await scene.lodging(beat), await scene.lodging(beat)];
    const officer = await scene.person({ role: 'officer', unit: beat });
    const stranger = await scene.person({ role: 'officer', unit: beside });
    const night = businessDay('2026-11-20');
    await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
    await scene.asJob('clock:work', (pass) => tendChases(pass));
    const ids = [called.id, quiet.id];
    const told = (who: Person = officer) => scene.as(who, 'board:read', (pass) => lastContactsOf(pass, ids));
    assert.deepEqual(await told(), {}, 'what the house itself did is nobody’s contact');

    const open = () => scene.as(officer, 'board:read', (pass) => openChasesOf(pass, ids));
    const log = async (outcome: 'no_answer' | 'will_file') => {
      const chase = (await open())[called.id];
      await scene.as(officer, 'chase:work', (pass) =>
        recordStep(pass, { kind: 'call', chase: chase?.id ?? '', seen: chase?.seen ?? 0, outcome }),
      );
    };
    await log('no_answer');
    await scene.clock('2026-11-21T04:12:00Z');
    await log('will_file');
    const last = { kind: 'call', outcome: 'will_file', by: officer.name };
    const at = (found: Awaited<ReturnType<typeof told>>) => {
      const { at: when, ...rest } = found[called.id] ?? { at: new Date(0) };
      return { rest, minute: when.toISOString().slice(0, 16), of: Object.keys(found) };
    };
    const expected = { rest: last, minute: '2026-11-21T04:12', of: [called.id] };
    assert.deepEqual(at(await told()), expected);
    assert.deepEqual(await told(stranger), {});

    await scene.sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
      values (${scene.county}, gen_random_uuid(), ${called.id}, ${night}, 1, 'nil', 0, nl.now(), nl.now())`;
    await scene.asJob('clock:work', (pass) => tendChases(pass));
    assert.equal((await open())[called.id], undefined);
    assert.deepEqual(at(await told()), expected);
  }),
);
