import { randomUUID } from 'node:crypto';
import { writeBook } from '#lib/audit/record.ts';
import { nowAtDoor } from '#lib/identity/door.ts';
import { type Counter, countTry } from '#lib/identity/throttle.ts';
import { placesAtDoor } from '#lib/incident/door.ts';
import { type ParentDraftInput, storeParentDraft } from '#lib/lodging/parent-draft.ts';
import { readPlate } from '#lib/lodging/plate.ts';
import { become, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Visit } from './sign-in.ts';

const limits = {
  house: (lodging: string): Counter => ({ key: `parent:${lodging}`, seconds: 3600, limit: 60 }),
  network: (network: string): Counter => ({ key: `parent-net:${network}`, seconds: 3600, limit: 30 }),
};

/** The house and duty post a plate names, or null where it was not made here. */
export async function houseOfPlate(
  plate: string,
  visit: Visit,
): Promise<{ name: string; post: { name: string; phone: string | null } } | null> {
  const named = readPlate(plate);
  if (!named) return null;
  const door = visit.door ?? transaction;
  const [place] = await door(({ sql }) => placesAtDoor(sql, null, `${named.county}/${named.code}`));
  return place?.lodging ? { name: place.lodging.name, post: place.post } : null;
}

/** Hands the desk what a parent typed. Refuses M-161 a plate that was not made here, M-163 too many. */
export async function leaveParentDraft(input: ParentDraftInput, visit: Visit): Promise<null> {
  const named = readPlate(input.plate);
  const door = visit.door ?? transaction;
  return door(async (tx) => {
    const [place] = named ? await placesAtDoor(tx.sql, null, `${named.county}/${named.code}`) : [];
    if (!place?.lodging) throw new Refusal('not_found', 'M-161');
    const { county, lodging } = place;
    const over = await countTry(tx.sql, [limits.network(visit.network), limits.house(lodging.id)]);
    if (over.length > 0) throw new Refusal('too_many', 'M-163');
    const now = await nowAtDoor(tx.sql);
    await become(tx, { role: 'nl_house', county, account: '', lodgings: [lodging.id], units: [] });
    await storeParentDraft({ sql: tx.sql, county, now }, lodging.id, input);
    await writeBook(
      tx,
      { at: now, actor: null, actorKind: 'person', requestId: visit.requestId ?? randomUUID() },
      [
        {
          act: 'parent.fill',
          subjectKind: 'lodging',
          subjectId: lodging.id,
          lodgingId: lodging.id,
        },
      ],
    );
    return null;
  });
}
