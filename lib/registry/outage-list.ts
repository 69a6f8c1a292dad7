import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, daysOf } from '#lib/clock/business-day.ts';
import { dueAt, effectiveDue, isMovedBy } from '#lib/clock/due.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { type Outage, outagesBetween, spansFor } from './outages.ts';
import { type Township, townshipsOf } from './queries.ts';

const showsDays = 90;
const ahead = 48 * 3_600_000;

/** A night whose due an outage moved, by the county's own due time. Instants UTC. */
export type MovedNight = { day: BusinessDay; due: Date; effective: Date };

export type ListedOutage = Outage & { township: string | null; by: string | null; moved: MovedNight[] };

/**
 * The outages that touch the last 90 days or the coming 48 hours, newest first, each with the township's name, who declared
 * it, and the nights whose due it moves there together with the others (product.md, The day).
 */
export async function outageList(pass: Pass<'outage:declare'>): Promise<ListedOutage[]> {
  const from = new Date(pass.now.getTime() - showsDays * 86_400_000);
  const outages = await outagesBetween(pass, from, new Date(pass.now.getTime() + ahead));
  const rules = (await settingsFor(pass, businessDayAt(pass.now))).dayRules();
  const townships = new Map((await townshipsOf(pass)).map(({ code, name }) => [code, name]));
  const by = await declarers(
    pass,
    outages.map(({ id }) => id),
  );
  const portal = outages.filter(({ townshipCode }) => townshipCode === null);
  const movedBy = (outage: Outage) => {
    const spans = outage.townshipCode === null ? portal : spansFor(outages, outage.townshipCode);
    return daysOf(addDays(businessDayAt(outage.from), -2), businessDayAt(outage.to)).flatMap((day) => {
      const due = dueAt(day, rules);
      const effective = effectiveDue(due, spans);
      return isMovedBy(due, outage, spans) ? [{ day, due, effective }] : [];
    });
  };
  const listed = outages.map((outage) => ({
    ...outage,
    township: outage.townshipCode && (townships.get(outage.townshipCode) ?? outage.townshipCode),
    by: by.get(outage.id) ?? null,
    moved: movedBy(outage),
  }));
  return listed.filter(isWorthALine).reverse();
}

// A restart takes seconds and is recorded all the same; it stands in the list when it moved something.
const isWorthALine = ({ from, to, knownBy, moved }: ListedOutage) =>
  knownBy === 'declared' || moved.length > 0 || to.getTime() - from.getTime() >= 2 * 60_000;

async function declarers(
  { sql }: Pass<'outage:declare'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }[]>`
    with said as (select id, declared_by from outage where id = any (${[...ids]}::uuid[]) and declared_by is not null)
    select s.id, n.name from said s
    join nl.names((select array_agg(distinct declared_by) from said)) n on n.id = s.declared_by`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The townships one may declare an outage for: the county's all, else those with a lodging in reach. */
export async function townshipsWithin(pass: Pass<'outage:declare'>): Promise<Township[]> {
  const all = await townshipsOf(pass);
  if (pass.role === 'nl_county') return all;
  const rows = await pass.sql<{ code: string }[]>`select distinct township_code as code from lodging`;
  const within = new Set(rows.map(({ code }) => code));
  return all.filter(({ code }) => within.has(code));
}
