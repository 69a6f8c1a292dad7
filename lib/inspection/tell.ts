import type { Pass } from '#lib/access/pass.ts';
import { send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { DoneInput, StateInput } from './inputs.ts';
import { houseCopyWords } from './words-house.ts';

type House = { id: string; name: string; code: string };

/** Tells the house's owners that the copy of what was signed lies ready: neither findings nor why it was visited. */
export async function tellHouse(
  pass: Pass<'inspection:sign'> | Pass<'chase:sign'>,
  house: House,
  of: string,
): Promise<void> {
  const people = await pass.sql<{ account: string }[]>`
    select distinct h.account_id as account from holding h where h.county = ${pass.reach.county}
      and h.lodging_id = ${house.id} and h.role = 'owner' and h.revoked_at is null`;
  await send(
    pass,
    people.map(({ account }) => ({
      ...{ key: `${of}/${account}`, account, kind: 'task' as const, lodgings: [house.id] },
      path: `/my-lodging/inspections?lodging=${encodeURIComponent(house.code)}`,
      text: (language) => ({
        title: houseCopyWords(language).messageTitle,
        body: houseCopyWords(language).messageBody(house.name),
      }),
    })),
  );
}

type Stater = Pass<'inspection:state'>;

/** The lodging states on a visit, once; the officer who signed is told. Refuses M-161 out of reach, M-576 stated already. */
export async function stateOn(pass: Stater, input: StateInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ lodging: string; first: string }[]>`
    update inspection set house_said = ${input.said}, house_said_by = ${pass.actor.id}::uuid,
      house_said_at = ${pass.now.toISOString()}
    where county = ${county} and id = ${input.inspection} and house_said_at is null
    returning lodging_id as lodging, first`;
  if (!row) throw await gone(pass, input.inspection);
  await tellOfficer(
    pass,
    { ...row, key: `stated/${input.inspection}`, page: `/inspections/${input.inspection}` },
    'stated',
  );
  pass.record({
    act: 'inspection.state',
    subjectKind: 'inspection',
    subjectId: input.inspection,
    lodgingId: row.lodging,
  });
  return { id: input.inspection };
}

/**
 * The lodging says that it has put right what was found; it counts when a 民警 has proven it. Said again it replaces what was
 * said. Refuses M-161 out of reach, M-575 proven already.
 */
export async function sayDone(pass: Stater, input: DoneInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ lodging: string; page: string; first: string }[]>`
    update rectification r set house_done = ${input.said}, house_done_by = ${pass.actor.id}::uuid,
      house_done_at = ${pass.now.toISOString()}
    where r.county = ${county} and r.id = ${input.rectification} and r.proven_at is null
    returning r.lodging_id as lodging,
      case when r.chase_id is null then '/inspections/' || r.inspection_id else '/chases/' || r.chase_id end as page,
      coalesce(r.ordered_by, (select i.first from inspection i where i.county = r.county and i.id = r.inspection_id)) as first`;
  if (!row) {
    const [known] =
      await pass.sql`select from rectification where county = ${county} and id = ${input.rectification}`;
    throw known ? new Refusal('conflict', 'M-575') : new Refusal('not_found', 'M-161');
  }
  await tellOfficer(pass, { ...row, key: `done/${input.rectification}/${pass.now.getTime()}` }, 'done');
  pass.record({
    act: 'inspection.done',
    subjectKind: 'rectification',
    subjectId: input.rectification,
    lodgingId: row.lodging,
  });
  return { id: input.rectification };
}

async function gone(pass: Stater, inspection: string): Promise<Refusal> {
  const [known] =
    await pass.sql`select id from inspection where county = ${pass.reach.county} and id = ${inspection}`;
  return known ? new Refusal('conflict', 'M-576') : new Refusal('not_found', 'M-161');
}

async function tellOfficer(
  pass: Stater,
  of: { first: string; lodging: string; page: string; key: string },
  what: 'stated' | 'done',
): Promise<void> {
  const [lodging] = await pass.sql<{ name: string }[]>`
    select name from lodging where county = ${pass.reach.county} and id = ${of.lodging}`;
  await send(pass, [
    {
      ...{ key: of.key, account: of.first, kind: 'task', lodgings: [of.lodging] },
      path: of.page,
      text: (language) => ({ title: houseCopyWords(language)[what], body: lodging?.name ?? '' }),
    },
  ]);
}
