import { randomUUID } from 'node:crypto';
import { writeBook } from '#lib/audit/record.ts';
import { nowAtDoor } from '#lib/identity/door.ts';
import { type Counter, countTry } from '#lib/identity/throttle.ts';
import { placesAtDoor, stateAtDoor, type TellPlace, type TellState } from '#lib/incident/door.ts';
import type { TellInput } from '#lib/incident/inputs.ts';
import { storeIncident } from '#lib/incident/store.ts';
import { type PlateHouse, readPlate } from '#lib/lodging/plate.ts';
import { become, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { logLine, traceOf } from './api/problem.ts';
import { passAsJob } from './entry.ts';
import type { Visit } from './sign-in.ts';

// Somebody known may tell as often as they like within reason; what nobody has signed is counted by network and in all,
// so that nobody can keep every duty room ringing.
const limits = {
  account: (account: string): Counter => ({ key: `tell:${account}`, seconds: 3600, limit: 60 }),
  network: (network: string): Counter => ({ key: `tell-net:${network}`, seconds: 3600, limit: 20 }),
  all: (): Counter => ({ key: 'tell-all', seconds: 3600, limit: 300 }),
};

/** Where the visitor can tell of: their houses, a plate's, or a county. */
export async function placesToTell(visit: Visit, plate: string | null): Promise<TellPlace[]> {
  const door = visit.door ?? transaction;
  return door(({ sql }) => placesAtDoor(sql, visit.session, named(readPlate(plate))));
}

/** How it stands with what was told with a form's key; null when there is no such thing for this visitor. */
export async function stateOfTold(requestKey: string, visit: Visit): Promise<TellState | null> {
  const door = visit.door ?? transaction;
  return door(({ sql }) => stateAtDoor(sql, requestKey, visit.session));
}

/**
 * Stores what is told at once, from anybody, in one transaction that needs no session, queue or worker. The lodging side's
 * role writes it and cannot read it. Refuses M-401 a house that is not the sender's or the plate's, M-163 too many.
 */
export async function tellAtOnce(input: TellInput, visit: Visit): Promise<null> {
  const door = visit.door ?? transaction;
  const county = await door(async (tx) => {
    const plate = readPlate(input.plate);
    if (input.plate && !plate) throw new Refusal('invalid', [{ code: 'M-401', field: 'lodging' }]);
    const places = await placesAtDoor(tx.sql, visit.session, named(plate));
    const place = chosen(places, input);
    const counted = place.account
      ? [limits.account(place.account)]
      : [limits.all(), limits.network(visit.network)];
    if ((await countTry(tx.sql, counted)).length > 0) throw new Refusal('too_many', 'M-163');
    const now = await nowAtDoor(tx.sql);
    const { county, account, unit } = place;
    await become(tx, { role: 'nl_house', county, account: account ?? '', lodgings: [], units: [unit] });
    const source = plate ? 'plate' : place.lodging ? 'house' : 'open';
    const events = await storeIncident({ sql: tx.sql, county, now }, place, source, input);
    await writeBook(
      tx,
      { at: now, actor: account, actorKind: 'person', requestId: visit.requestId ?? randomUUID() },
      events,
    );
    return county;
  });
  if (!visit.door) void sendOn(county);
  return null;
}

/** What was put for the duty post leaves now instead of with the next minute; no queue that is down stands in the way. */
async function sendOn(county: string): Promise<void> {
  try {
    await passAsJob('clock:work', 'told', county, async (pass) => {
      pass.enqueue({ queue: 'message.out', data: { county } });
      return null;
    });
  } catch (error) {
    logLine('error', 'told.waits', { county, ...traceOf(error) });
  }
}

const named = (house: PlateHouse | null) => (house ? `${house.county}/${house.code}` : null);

function chosen(places: readonly TellPlace[], { lodging, county }: TellInput): TellPlace {
  const place = lodging
    ? places.find((one) => one.lodging?.code === lodging)
    : places.find((one) => !county || one.county === county);
  if (!place) throw new Refusal('invalid', [{ code: 'M-401', field: 'lodging' }]);
  return place;
}
