import type { Pass } from '#lib/access/pass.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { usableChannels } from './chains.ts';
import type { Push, Pushed, Written } from './channel.ts';
import { memberIndex, sealWords } from './members.ts';
import { park, recordReports } from './reports.ts';
import type { ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

/** What became of a provider's call: nobody of ours was called, it was no call of this provider's, or its answer. */
export type Taken =
  | { what: 'unknown' }
  | { what: 'unreadable' }
  | { what: 'taken'; answer: Pushed['answer'] };

/**
 * Takes what a provider pushes, within one transaction: its reports are written or parked, what people wrote back is noted and
 * worked by a job, without its words unless a member of the police wrote them. The same push again changes nothing. `Push.now`
 * is the pass's.
 */
export async function takePush(pass: Clock, channelId: string, push: Omit<Push, 'now'>): Promise<Taken> {
  const found = (await usableChannels(pass)).find(({ channel }) => channel.id === channelId);
  if (!found?.channel.pushed) return { what: 'unknown' };
  const { channel, settings } = found;
  const pushed = channel.pushed?.(settings, { ...push, now: pass.now });
  if (!pushed) return { what: 'unreadable' };
  const { strange } = await recordReports(pass, channel.id, pushed.reports);
  await park(pass, channel.id, strange);
  await noteWritten(pass, channel.id, pushed.written);
  return { what: 'taken', answer: pushed.answer };
}

/** A lone 0, also full-width or with a full stop behind it; anything else is no answer we take. */
function isZero(text: string): boolean {
  return (
    text
      .normalize('NFKC')
      .trim()
      .replace(/[.。!！]+$/u, '') === '0'
  );
}

async function noteWritten(pass: Clock, channel: ChannelId, written: readonly Written[]): Promise<void> {
  const { county } = pass.reach;
  for (const { key, from, member, text } of written) {
    const id = uuidv7(pass.now);
    const [row] = await pass.sql<{ id: string }[]>`
      insert into inbound_text (county, id, channel, provider_key, from_index, zero, sealed, received_at)
      values (${county}, ${id}, ${channel}, ${key}, ${member ? memberIndex(channel, from) : phoneIndex(from)}, ${isZero(text)},
        ${member ? sealWords(county, id, text) : null}, ${pass.now.toISOString()})
      on conflict (county, channel, provider_key) do nothing returning id`;
    const queue = member ? 'answer.received' : 'text.received';
    if (row) pass.enqueue({ queue, data: { county, text: row.id } });
  }
}
