import { approveUndecided } from '#lib/anomaly/approvals.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { asImport, importHands } from '#lib/cli/hands.ts';
import { addDays, type BusinessDay, businessDayAt, daysBetween } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { runImport } from '#lib/registry/import/run.ts';
import { bytesSource } from '#lib/registry/import/source.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { stageCast } from './cast/cast.ts';
import { stageHalls } from './cast/halls.ts';
import { stagePoints } from './cast/points.ts';
import { stageRegister } from './cast/register.ts';
import { stageSearches } from './cast/searches.ts';
import { specials } from './cast/specials.ts';
import { generateCounty } from './generator/county.ts';
import { csvOf } from './generator/csv.ts';
import { columns, type GuestRow, type ReportRow } from './generator/rows.ts';
import { county, townships } from './townships.ts';

/** Nights past due that a demonstration begins with, and how far back a later start looks for what has been filed since. */
const PAST = 60;
const LOOK_BACK = 5;

const SEED = 430524;
const LODGINGS = 324;

/** The demonstration county has its rules given (product.md, What is odd). */
const rulesGiven = { basis: '隆公治〔2026〕17号（演示）', approver: '治安大队（演示）' };

type Standing = { now: Date; last: BusinessDay | null; filed: ReadonlySet<string> };

/** Where the demonstration stands: the last night it knows, and what has been filed since by hand or by it. */
async function standing(): Promise<Standing> {
  const found = await passAsJob('clock:work', 'demonstration', county.code, async (pass) => {
    const [row] = await pass.sql<{ last: BusinessDay | null }[]>`
      select max(business_day)::text as last from report where county = ${county.code}`;
    const last = row?.last ?? null;
    const rows = last
      ? await pass.sql<{ code: string; day: string }[]>`
          select l.code, r.business_day::text as day from report r
          join lodging l on l.county = r.county and l.id = r.lodging_id
          where r.county = ${county.code} and r.business_day >= ${addDays(last, -LOOK_BACK)}`
      : [];
    return { now: pass.now.toISOString(), last, filed: rows.map(({ code, day }) => `${code}/${day}`) };
  });
  return { now: new Date(found.now), last: found.last, filed: new Set(found.filed) };
}

/**
 * Fills an empty demonstration, or tops it up to this instant: nights past due in full, open ones as far as the hour.
 * Deterministic: the same seed and instant give the same county; what people filed by hand is left as it is.
 */
export async function fillDemonstration(renewStatistics: () => Promise<void>): Promise<'made' | 'topped'> {
  const { now, last, filed } = await standing();
  const running = businessDayAt(now);
  const nights = last ? daysBetween(last, running) + LOOK_BACK + 1 : PAST + 2;
  const made = generateCounty({
    seed: SEED,
    lodgings: LODGINGS,
    nights,
    lastNight: running,
    filedUntil: now,
    landlordOfNine: true,
  });
  const special = specials(made, running);
  const keep = ({ lodging_code, business_day }: ReportRow | GuestRow) =>
    !filed.has(`${lodging_code}/${business_day}`) && !special.isSilent(lodging_code, business_day);
  const files = {
    lodgings: csvOf(columns.lodgings, made.lodgings),
    people: csvOf(columns.people, made.people),
    reports: csvOf(columns.reports, made.reports.filter(keep)),
    guests: csvOf(columns.guests, made.guests.filter(keep)),
  };
  const encoder = new TextEncoder();
  const source = bytesSource(
    'demonstration',
    Object.fromEntries(
      Object.entries(last ? { reports: files.reports, guests: files.guests } : files).map(([name, text]) => [
        name,
        encoder.encode(text),
      ]),
    ),
  );
  await runImport(source, importHands, asImport, {
    county: county.code,
    countyName: county.name,
    skipRefused: true,
    renewStatistics,
  });
  if (!last) {
    await stageCast(made, special, running, now, townships);
    await stageSearches(made, running);
    await stagePoints();
    await stageHalls();
  }
  await stageRegister(made, special);
  await passAsJob('clock:work', 'demonstration', county.code, async (pass) => {
    await makeObligations(pass, addDays(running, -LOOK_BACK), addDays(running, 1));
    await approveUndecided(pass, rulesGiven);
    await tendChases(pass);
    return null;
  });
  return last ? 'topped' : 'made';
}
