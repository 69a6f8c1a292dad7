import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { knownPeople, writePeople } from './accounts.ts';
import { fileNames } from './columns.ts';
import { readFile } from './csv.ts';
import { Results } from './faults.ts';
import { type Gathered, gather } from './gather.ts';
import type { Hands, KnownLodging, Runner } from './hands.ts';
import { countNights, fileNights, keysOf, prepareNights } from './history.ts';
import { planRegistry, type RegistryPlan } from './plan.ts';
import { type ImportResult, noCounts, type Progress } from './result.ts';
import { closeRun, noteBegun, openRun } from './run-record.ts';
import type { Source } from './source.ts';
import { knownUnits, writeUnits } from './units.ts';

export type ImportOptions = {
  dryRun?: boolean;
  /** writes the good rows although others are refused; without it one error stops all */
  skipRefused?: boolean;
  /** six digits; without it the first six of the township codes */
  county?: string;
  countyName?: string | null;
  /** the mark of the dry run that was accepted; another plan is refused with M-254 */
  accept?: string;
  startedBy?: string | null;
  /** a record that stands already, made when the run was asked for; without it the run opens its own */
  runId?: string;
  onProgress?: (progress: Progress) => void;
  /**
   * Called where tables have grown manifold since anybody counted them. Look-ups planned for empty tables read whole
   * ones again and again (measured: 20 times slower); only their owner may renew statistics, so the console does.
   */
  renewStatistics?: () => Promise<void>;
};

const knownChunk = 4000;

/**
 * Imports a county's files: units where missing, lodgings, people, then the history of returns through the one filing
 * command. A dry run writes nothing but its own record. Running it again with the same files changes nothing; a run
 * that was cut goes on where it stopped. Refuses M-230 no files or no county, M-254 another plan than the accepted one.
 */
export async function runImport<F>(
  source: Source,
  hands: Hands<F>,
  run: Runner,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { dryRun = false, skipRefused = false, startedBy = null, onProgress: progress = () => {} } = options;
  const county = options.county ?? (await countyOf(source));
  if (!county) throw new Refusal('invalid', 'M-230');
  const standing = await run(county, 'registry:import', (pass) => hands.lodging.read(pass));
  const gathered = await gather(source, {
    terms: hands.lodging.terms,
    known: new Set(standing.map(({ code }) => code)),
    county,
    progress: (file, done) => progress({ phase: 'reading', file, done, total: null }),
  });
  if (!fileNames.some((file) => gathered.found[file])) throw new Refusal('invalid', 'M-230');
  const result = blank(gathered, county, dryRun);
  const { results } = gathered;
  for (const file of fileNames) result.files[file].refused = results.refusedRows(file);
  const nights = prepareNights(gathered.nights, hands, results, result.files);
  result.runId =
    options.runId ??
    (await run(county, 'registry:import', (pass) =>
      openRun(pass, { dryRun, startedBy, source: source.name }),
    ));
  const stopped = results.errors > 0 && !skipRefused;
  const plan = await run(county, 'registry:import', async (pass) => {
    const planned = await planNow(pass, gathered, hands, county, options.countyName ?? null);
    note(result, planned, gathered);
    if (dryRun || stopped) {
      await countAll(pass, gathered, hands, planned, result);
      return planned;
    }
    if (options.accept && options.accept !== planned.mark) throw new Refusal('conflict', 'M-254');
    await write(pass, planned, hands, result);
    await noteBegun(pass, result.runId);
    return planned;
  });
  if (!dryRun && !stopped) {
    const { firstNight, lastNight } = plan;
    if (firstNight && lastNight)
      result.made.obligations = await run(county, 'registry:import', (pass) =>
        hands.history.obligations(pass, firstNight, lastNight),
      );
    await fileNights(nights, plan, hands, run, {
      county,
      renewStatistics: options.renewStatistics,
      runId: result.runId,
      results,
      counts: result.files,
      progress,
    });
  }
  result.state = results.errors === 0 ? 'done' : stopped ? 'refused' : 'incomplete';
  Object.assign(result, { errors: results.errors, warnings: results.warnings, results: results.rows });
  await run(county, 'registry:import', (pass) => closeRun(pass, result));
  return result;
}

/** The county of a folder: the first six digits of the first township code. */
async function countyOf(source: Source): Promise<string | null> {
  let county: string | null = null;
  await readFile(source, 'lodgings', new Results(), ({ township_code: code }) => {
    if (county === null && code && /^\d{9}/.test(code)) county = code.slice(0, 6);
  });
  return county;
}

function blank(gathered: Gathered, county: string, dryRun: boolean): ImportResult {
  const counts = (rows: number) => ({ ...noCounts(), rows });
  const { lodgings, people, reports, guests } = gathered.rows;
  return {
    runId: '',
    county,
    dryRun,
    state: 'done',
    files: {
      lodgings: counts(lodgings),
      people: counts(people),
      reports: counts(reports),
      guests: counts(guests),
    },
    made: { units: 0, townships: 0, accounts: 0, obligations: 0 },
    mark: '',
    differences: [],
    errors: 0,
    warnings: 0,
    results: [],
    left: gathered.left,
    firstNight: null,
    lastNight: null,
  };
}

async function planNow<F>(
  pass: Pass<'registry:import'>,
  gathered: Gathered,
  hands: Hands<F>,
  county: string,
  countyName: string | null,
): Promise<RegistryPlan> {
  await pass.sql`select pg_advisory_xact_lock(hashtextextended('import/' || ${county}, 0))`;
  const lodgings: KnownLodging[] = await hands.lodging.read(pass);
  const phones = new Set([
    ...gathered.people.map(({ phone }) => phone),
    ...gathered.lodgings.flatMap(({ ownerPhone }) => ownerPhone ?? []),
    ...gathered.nights.flatMap(({ report }) => report.phone ?? []),
  ]);
  const people = await knownPeople(pass, [...phones]);
  return planRegistry(
    gathered,
    { ...(await knownUnits(pass)), lodgings, people },
    pass.now,
    countyName,
    county,
  );
}

function note(result: ImportResult, plan: RegistryPlan, gathered: Gathered): void {
  const { lodgings, people } = result.files;
  lodgings.new = plan.made.length;
  lodgings.changed = plan.changed.length;
  lodgings.unchanged = plan.unchanged;
  people.new = plan.people.holdings.length;
  people.unchanged = plan.people.unchanged;
  for (const { row } of plan.people.otherNames)
    gathered.results.add({ file: 'people', row, field: 'name', code: 'M-250', level: 'warning' });
  result.made.units = plan.units.units.length;
  result.made.townships = plan.units.townships.length;
  result.made.accounts = plan.people.accounts.length;
  result.mark = plan.mark;
  result.differences = plan.differences.slice(0, 2000);
  result.firstNight = plan.firstNight;
  result.lastNight = plan.lastNight;
}

async function countAll<F>(
  pass: Pass<'registry:import'>,
  gathered: Gathered,
  hands: Hands<F>,
  plan: RegistryPlan,
  result: ImportResult,
): Promise<void> {
  const { nights } = gathered;
  for (let from = 0; from < nights.length; from += knownChunk) {
    const part = nights.slice(from, from + knownChunk);
    const asked = part.flatMap((source) => {
      const lodgingId = plan.idOf(source.lodgingCode);
      return lodgingId ? [{ source, lodgingId }] : [];
    });
    countNights(part, await hands.history.known(pass, keysOf(asked)), plan.idOf, result.files);
  }
}

async function write<F>(
  pass: Pass<'registry:import'>,
  plan: RegistryPlan,
  hands: Hands<F>,
  result: ImportResult,
): Promise<void> {
  await writeUnits(pass, plan.units);
  await writePeople(pass, plan.people, plan.firstNight ?? businessDayAt(pass.now));
  await hands.lodging.write(pass, {
    made: plan.made,
    changed: plan.changed,
    contacts: plan.contacts,
    onboardedDay: plan.firstNight,
    onboard: plan.onboard,
  });
  const { lodgings, people } = result.files;
  if (lodgings.new + lodgings.changed + people.new + result.made.units + result.made.townships === 0) return;
  pass.record({
    act: 'import.registry',
    subjectKind: 'import_run',
    subjectId: result.runId,
    detail: {
      lodgings: { new: lodgings.new, changed: lodgings.changed },
      people: people.new,
      ...result.made,
    },
  });
}
