import type { DeskKept } from '#app/_ui/phone/desk-kept.ts';
import type { Waiting } from '#app/_ui/phone/rules.ts';
import { addDays, businessDay, businessDayAt, daysOf } from '#lib/clock/business-day.ts';
import { type DeskCard, deskNights, dueAt, type NightFacts } from '#lib/clock/due.ts';

export type AwayCard = DeskCard & { due: Date; queued: Waiting[]; version: number };

/**
 * The cards of a desk without signal: the nights the phone was told of, those that have begun since (expected like the
 * last one told), and what waits on the phone counted as filed. Outages declared meanwhile are not known here; the house
 * judges by its own due times when the return arrives.
 */
export function awayCards(desk: DeskKept, waiting: readonly Waiting[], now: Date): AwayCard[] {
  const running = businessDayAt(now);
  const told = desk.nights.map((night) => ({ ...night, day: businessDay(night.day) }));
  const last =
    told
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? running;
  const lastTold = told.find(({ day }) => day === last);
  const begun = last < running ? daysOf(addDays(last, 1), running) : [];
  const queuedFor = (day: string) =>
    waiting.filter(({ lodging, night }) => lodging.code === desk.lodging.code && night === day);
  const nights: NightFacts[] = [
    ...told.map((night) => ({ ...night, effectiveDue: new Date(night.effectiveDue) })),
    ...begun.map((day) => ({
      day,
      effectiveDue: dueAt(day, desk.rules),
      filed: false,
      excused: lastTold?.excused ?? false,
    })),
  ].map((night) => ({ ...night, filed: night.filed || queuedFor(night.day).length > 0 }));
  return deskNights(now, nights, desk.rules).map((card) => ({
    ...card,
    due: nights.find(({ day }) => day === card.day)?.effectiveDue ?? dueAt(card.day, desk.rules),
    queued: queuedFor(card.day),
    version: told.find(({ day }) => day === card.day)?.version ?? 0,
  }));
}
