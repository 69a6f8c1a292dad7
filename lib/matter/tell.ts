import type { Pass } from '#lib/access/pass.ts';
import { send } from '#lib/delivery/send.ts';
import { matterMessage } from './words-message.ts';
import type { Locked, Officer } from './write.ts';

/** Tells whoever raised it; of a dispute the owners too. The words stay in the product. */
export async function tellHouse(
  pass: Pick<Officer | Pass<'clock:work'>, 'sql' | 'reach' | 'now' | 'enqueue'>,
  matter: Pick<Locked, 'id' | 'lodging' | 'kind' | 'raisedBy'>,
  n: number,
  ended = false,
): Promise<void> {
  const people = await pass.sql<{ account: string; code: string; name: string }[]>`
    select distinct h.account_id as account, l.code, l.name from lodging l
    join holding h on h.county = l.county and h.lodging_id = l.id and h.role in ('owner', 'staff') and h.revoked_at is null
    where l.county = ${pass.reach.county} and l.id = ${matter.lodging}
      and (h.account_id = ${matter.raisedBy} or (${matter.kind === 'dispute'} and h.role = 'owner'))`;
  await send(
    pass,
    people.map(({ account, code, name }) => ({
      ...{ key: `matter/${matter.id}/${n}/${account}`, account, kind: 'task' as const },
      ...{ lodgings: [matter.lodging], path: `/matters/${matter.id}?lodging=${encodeURIComponent(code)}` },
      text: (language) => {
        const words = matterMessage(language);
        if (matter.kind === 'clue')
          return { title: words.clue, body: ended ? words.clueThanks : words.clueStep(name) };
        return { title: words.dispute, body: ended ? words.disputeEnded(name) : words.disputeStep(name) };
      },
    })),
  );
}
