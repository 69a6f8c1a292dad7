import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { fatesOf, type MessageFate } from '#lib/delivery/fates.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Step } from './rules.ts';

type Reader = Pass<'lodging:read'> | Pass<'board:read'> | Pass<'task:work'>;

/** A reminder of a house as the police read it: to whom, about which nights, and what became of it. */
export type SentReminder = {
  message: string;
  step: Step;
  at: Date;
  to: string | null;
  nights: BusinessDay[];
  fate: MessageFate | null;
};

type Row = { message: string; account: string; step: Step; nights: string[]; at: string };

/** The reminders about a lodging within reach since an instant (UTC), newest first. */
export async function remindersOf(pass: Reader, lodgingId: string, since: Date): Promise<SentReminder[]> {
  const rows = await pass.sql<Row[]>`
    select message_id as message, account_id as account, step, to_json(nights) as nights, at from reminder
    where county = ${pass.reach.county} and lodging_id = ${lodgingId} and at >= ${since.toISOString()}
    order by at desc limit 200`;
  const fates = await fatesOf(
    pass,
    rows.map(({ message }) => message),
  );
  const names = await namesOf(
    pass,
    rows.map(({ account }) => account),
  );
  return rows.map(({ message, account, step, nights, at }) => ({
    message,
    step,
    at: new Date(at),
    to: names[account] ?? null,
    nights: nights.map((night) => businessDay(night)),
    fate: fates.get(message) ?? null,
  }));
}
