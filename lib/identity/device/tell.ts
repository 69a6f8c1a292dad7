import type { Pass } from '#lib/access/pass.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { send } from '#lib/delivery/send.ts';
import { pairedWords } from './words.ts';

type Row = { account: string; label: string; via: 'self' | 'owner' | 'station'; at: string; maker: string };

/**
 * Tells a person that a phone was paired in their name, by whose code, and what to do if it was not them: in the inbox and
 * on their channels, whatever phone did it. Once a device. Returns how many messages.
 */
export async function tellPaired(pass: Pass<'clock:work'>, device: string): Promise<{ told: number }> {
  const rows = await pass.sql<Row[]>`
    select d.account_id as account, d.label, d.via, d.paired_at as at, m.name as maker
    from own_device d join account m on m.id = d.made_by
    where d.county = ${pass.reach.county} and d.id = ${device}::uuid and d.kind = 'phone'`;
  const sent = await send(
    pass,
    rows.map(({ account, label, via, at, maker }) => ({
      key: `paired/${device}`,
      account,
      kind: 'security' as const,
      path: '/account#own-phones',
      text: (language) => {
        const words = pairedWords(language);
        const by = { self: words.self, owner: words.owner(maker), station: words.station(maker) }[via];
        const when = instantToMinute(new Date(at), language);
        return { title: words.title, body: words.body(when, label, by) };
      },
    })),
  );
  return { told: sent.filter(({ result }) => result === 'sent').length };
}
