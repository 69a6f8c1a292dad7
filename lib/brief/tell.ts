import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { type NewMessage, send } from '#lib/delivery/send.ts';
import { mondayFor, takenAt, weeksListed } from './rules.ts';
import { overdueSince } from './weekly.ts';
import { weeklyMessage } from './words.ts';

const day = 86_400_000;

/**
 * Tells the chiefs of each station that its weekly list (督办单) was taken and how much stands on it, once a list; a station
 * with nothing on it hears nothing. Of a list older than two days nobody is told. Returns how many were told.
 */
export async function tellWeekly(pass: Pass<'clock:work'>): Promise<{ told: number }> {
  const monday = mondayFor(undefined, pass.now);
  const taken = takenAt(monday);
  if (pass.now.getTime() - taken.getTime() > 2 * day) return { told: 0 };
  const rows = (await overdueSince(pass, taken, taken)).filter(({ station }) => station !== null);
  if (rows.length === 0) return { told: 0 };
  const today = civilDateAt(pass.now);
  const chiefs = await pass.sql<{ station: string; account: string }[]>`
    select distinct unit_id as station, account_id as account from holding
    where county = ${pass.reach.county} and role = 'chief' and revoked_at is null
      and from_day <= ${today} and (to_day is null or to_day >= ${today})`;
  const messages = chiefs.flatMap(({ station, account }): NewMessage[] => {
    const own = rows.filter((row) => row.station === station);
    if (own.length === 0) return [];
    const again = own.filter(({ overdueAt }) => weeksListed(new Date(overdueAt), taken) > 1).length;
    return [
      {
        ...{ key: `weekly/${monday}/${station}/${account}`, account, kind: 'task', path: '/briefs/weekly' },
        text: (language) => weeklyMessage(language, own.length, again),
      },
    ];
  });
  const results = await send(pass, messages);
  return { told: results.filter(({ result }) => result === 'sent').length };
}
