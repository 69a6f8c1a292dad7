import type { Pass } from '#lib/access/pass.ts';
import type { Rank, Role } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { personOf } from './accounts.ts';
import type { GrantRole, InviteToRole } from './inputs.ts';
import { invite, type Made } from './invitations.ts';
import { conflicts, shapeOf } from './rules.ts';

type Secadmin = Pass<'account:manage'>;

export type Place = { id: string; kind: string; name: string; code: string };

/** The units a role can be held on, in the order of their codes. */
export async function unitsOf(pass: Secadmin): Promise<Place[]> {
  const rows = await pass.sql<Place[]>`
    select id, kind, name, code from unit where county = ${pass.reach.county} order by kind, code`;
  return [...rows];
}

/**
 * Checks a role against its shape (rank, kind of unit, days) and finds its place. Throws Refusal invalid M-196 for a
 * role without its place or rank, M-193 for days in the wrong order or already over.
 */
async function placeFor(
  pass: Secadmin,
  wanted: Pick<GrantRole, 'role' | 'rank' | 'unit' | 'lodging' | 'fromDay' | 'toDay'>,
): Promise<{ unit: string | null; lodging: string | null; rank: Rank | null }> {
  const shape = shapeOf(wanted.role);
  const problem = (field: string, code = 'M-196') => new Refusal('invalid', [{ code, field }]);
  const [{ today } = { today: '' }] = await pass.sql<{ today: string }[]>`
    select nl.civil_day(${pass.now.toISOString()})::text as today`;
  if (wanted.toDay && (wanted.toDay < today || wanted.toDay < (wanted.fromDay ?? today))) {
    throw problem('toDay', 'M-193');
  }
  if (shape.ranked !== (wanted.rank !== null)) throw problem('rank');
  if (shape.units.length === 0) {
    const [row] = await pass.sql<{ id: string }[]>`
      select id from lodging where county = ${pass.reach.county} and code = ${(wanted.lodging ?? '').toUpperCase()}`;
    if (!row) throw problem('lodging');
    return { unit: null, lodging: row.id, rank: null };
  }
  const [row] = await pass.sql<{ kind: string }[]>`
    select kind from unit where county = ${pass.reach.county} and id = ${wanted.unit}`;
  if (!row || !shape.units.includes(row.kind)) throw problem('unit');
  return { unit: wanted.unit, lodging: null, rank: wanted.rank };
}

/**
 * Throws Refusal conflict M-186 when the account, or the account of the phone, holds another administrator's role,
 * M-191 when it holds the very role already.
 */
async function refuseConflict(
  pass: Secadmin,
  who: { account: string } | { phone: string },
  wanted: { role: Role; unit: string | null; lodging: string | null },
): Promise<void> {
  const found =
    'account' in who
      ? [{ id: who.account }]
      : await pass.sql<{ id: string }[]>`
          select id from nl.people_find(null, ${phoneIndex(who.phone)}, null, 1, 0)`;
  const account = found[0]?.id;
  if (!account) return;
  const held = (await personOf(pass, account)).held.filter((row) => row.revokedAt === null);
  const same = held.some(
    (row) =>
      row.role === wanted.role && row.unit === wanted.unit && row.lodging === wanted.lodging && !row.toDay,
  );
  if (same) throw new Refusal('conflict', [{ code: 'M-191', field: 'role' }]);
  if (
    conflicts(
      held.map((row) => row.role),
      wanted.role,
    )
  ) {
    throw new Refusal('conflict', [{ code: 'M-186', field: 'role' }]);
  }
}

/** Gives an account a further role. Throws what `placeFor` and `refuseConflict` throw, not_found M-161 outside the county. */
export async function grant(pass: Secadmin, wanted: GrantRole): Promise<void> {
  const place = await placeFor(pass, wanted);
  const person = await personOf(pass, wanted.account);
  // Nobody makes themselves more than they are; another security administrator does (product.md, People).
  if (person.id === pass.actor.id) throw new Refusal('forbidden', 'M-192');
  await refuseConflict(pass, { account: person.id }, { role: wanted.role, ...place });
  const id = uuidv7(pass.now);
  const now = pass.now.toISOString();
  await pass.sql`
    insert into holding (county, id, account_id, role, rank, unit_id, lodging_id, from_day, to_day, granted_by, granted_at)
    values (${pass.reach.county}, ${id}, ${person.id}, ${wanted.role}, ${place.rank}, ${place.unit}, ${place.lodging},
      coalesce(${wanted.fromDay}::date, nl.civil_day(${now})), ${wanted.toDay}, ${pass.actor.id}, ${now})`;
  pass.record({
    act: 'holding.grant',
    subjectKind: 'holding',
    subjectId: id,
    lodgingId: place.lodging,
    detail: {
      account: person.id,
      role: wanted.role,
      rank: place.rank,
      unit: place.unit,
      toDay: wanted.toDay,
    },
  });
}

/**
 * Invites somebody to a role, whether or not the phone has an account yet. Throws what `placeFor` and
 * `refuseConflict` throw.
 */
export async function inviteTo(pass: Secadmin, wanted: InviteToRole): Promise<Made> {
  const place = await placeFor(pass, wanted);
  await refuseConflict(pass, { phone: wanted.phone }, { role: wanted.role, ...place });
  return invite(pass, { ...wanted, ...place });
}
