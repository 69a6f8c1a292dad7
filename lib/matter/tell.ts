import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { send } from '#lib/delivery/send.ts';
import { matterMessage } from './words-message.ts';
import type { Locked, Officer } from './write.ts';

type Teller = Pick<Officer | Pass<'clock:work'>, 'sql' | 'reach' | 'now' | 'enqueue'>;
type Told = Pick<Locked, 'id' | 'lodging' | 'kind' | 'source' | 'raisedBy' | 'handedUnit'>;

/** Tells whoever raised it; of a dispute the owners too, and nobody of what an officer recorded. The words stay in the product. */
export async function tellRaiser(pass: Teller, matter: Told, n: number, ended = false): Promise<void> {
  // The police see no department's people: a job tells them.
  if (matter.handedUnit)
    pass.enqueue({ queue: 'matter.moved', data: { county: pass.reach.county, matter: matter.id } });
  if (matter.source === 'lodging') await tellHouse(pass, matter, n, ended);
}

/**
 * Tells the people of a unit that handed in a dispute or a clue of the last word the police wrote for it, and of its end; each once.
 * A machine asks by itself. Returns how many messages.
 */
export async function tellUnit(pass: Pass<'clock:work'>, matter: string): Promise<number> {
  const today = civilDateAt(pass.now);
  const people = await pass.sql<{ account: string; lodging: string; n: number; ended: boolean }[]>`
    select distinct h.account_id as account, m.lodging_id as lodging, s.n, s.kind = 'closed' as ended
    from matter m
    join lateral (select x.n, x.kind from matter_step x where x.county = m.county and x.matter_id = m.id
      and x.kind in ('told', 'closed') order by x.n desc limit 1) s on true
    join holding h on h.county = m.county and h.unit_id = m.handed_unit and h.role = 'agent' and h.revoked_at is null
      and h.from_day <= ${today} and (h.to_day is null or h.to_day >= ${today})
    where m.county = ${pass.reach.county} and m.id = ${matter}`;
  const sent = await send(
    pass,
    people.map(({ account, lodging, n, ended }) => ({
      ...{ key: `matter/${matter}/${n}/${account}`, account, kind: 'task' as const },
      ...{ lodgings: [lodging], path: `/handed-in/${matter}` },
      text: (language) => {
        const words = matterMessage(language);
        return { title: words.clue, body: ended ? words.clueThanks : words.handedStep };
      },
    })),
  );
  return sent.filter(({ result }) => result === 'sent').length;
}

async function tellHouse(pass: Teller, matter: Told, n: number, ended: boolean): Promise<void> {
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
