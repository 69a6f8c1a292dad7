import { createHash } from 'node:crypto';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { type GuestRow, type ReportRow, readGuest, readReport } from './check-history.ts';
import {
  type LodgingRow,
  type LodgingTerms,
  type PersonRow,
  readLodging,
  readPerson,
} from './check-registry.ts';
import { type FileName, leftFiles } from './columns.ts';
import { readFile } from './csv.ts';
import { Results, sayerOf } from './faults.ts';
import type { Source } from './source.ts';

/** One night of one lodging: its return and the minors of it, in the order of the file. */
export type NightSource = {
  lodgingCode: string;
  day: BusinessDay;
  report: ReportRow;
  guests: GuestRow[];
  /** the same rows give the same key, so a second import of them changes nothing */
  requestKey: string;
  body: string;
};

export type Gathered = {
  county: string | null;
  lodgings: LodgingRow[];
  people: PersonRow[];
  nights: NightSource[];
  rows: Record<FileName, number>;
  found: Record<FileName, boolean>;
  /** files of the folder that a later issue reads */
  left: string[];
  results: Results;
};

export type GatherOptions = {
  terms: LodgingTerms;
  /** codes of lodgings already in the register */
  known: ReadonlySet<string>;
  county: string | null;
  progress: (file: FileName, rows: number) => void;
};

/** Reads and checks every file; nothing is written and no file is trusted for another's rows. */
export async function gather(source: Source, options: GatherOptions): Promise<Gathered> {
  const results = new Results();
  const codes = new Map<string, number>();
  const lodgings: LodgingRow[] = [];
  const people: PersonRow[] = [];
  const held = new Map<string, number>();
  const gathered: Gathered = {
    county: options.county,
    lodgings,
    people,
    nights: [],
    rows: { lodgings: 0, people: 0, reports: 0, guests: 0 },
    found: { lodgings: false, people: false, reports: false, guests: false },
    left: leftFiles.filter((file) => source.open(file) !== null).map((file) => `${file}.csv`),
    results,
  };
  const hasLodging = (code: string) => codes.has(code) || options.known.has(code);
  const read = async (file: FileName, take: Parameters<typeof readFile>[3]) => {
    const { found, rows } = await readFile(source, file, results, (cells, row, say) => {
      take(cells, row, say);
      if (row % 5000 === 0) options.progress(file, row);
    });
    gathered.rows[file] = rows;
    gathered.found[file] = found;
    options.progress(file, rows);
  };
  await read('lodgings', (cells, row, say) => {
    const lodging = readLodging(cells, row, say, { terms: options.terms, codes, county: gathered.county });
    if (!lodging) return;
    gathered.county ??= lodging.townshipCode.slice(0, 6);
    codes.set(lodging.code, row);
    lodgings.push(lodging);
  });
  await read('people', (cells, row, say) => {
    const person = readPerson(cells, row, say, hasLodging);
    if (!person) return;
    const key = `${person.lodgingCode}/${person.phone}/${person.role}`;
    const before = held.get(key);
    if (before !== undefined) return say('M-242', 'phone', { row: before }, 'warning');
    held.set(key, row);
    people.push(person);
  });
  await gatherHistory(read, gathered, hasLodging);
  return gathered;
}

type Read = (file: FileName, take: Parameters<typeof readFile>[3]) => Promise<void>;

async function gatherHistory(
  read: Read,
  gathered: Gathered,
  hasLodging: (code: string) => boolean,
): Promise<void> {
  const { results } = gathered;
  const nights = new Map<string, { report: ReportRow; guests: GuestRow[] }>();
  await read('reports', (cells, row, say) => {
    const report = readReport(cells, row, say, hasLodging);
    if (!report) return;
    const key = `${report.lodgingCode}/${report.day}`;
    const before = nights.get(key);
    if (before) say('M-242', 'business_day', { row: before.report.row });
    else nights.set(key, { report, guests: [] });
  });
  await read('guests', (cells, row, say) => {
    const guest = readGuest(cells, row, say, hasLodging);
    if (!guest) return;
    const night = nights.get(`${guest.lodgingCode}/${guest.day}`);
    if (!night) say('M-246', 'business_day');
    else if (night.report.kind !== 'guests') say('M-248', 'business_day', { row: night.report.row });
    else night.guests.push(guest);
  });
  for (const { report, guests } of nights.values()) {
    if (report.kind === 'guests' && guests.length === 0)
      sayerOf(results, 'reports', report.row)('M-247', 'kind');
    else gathered.nights.push(nightSource(report, guests));
  }
  // Oldest first, as they were filed: ids and pages of the database follow time.
  gathered.nights.sort((a, b) => order(a.day, b.day) || order(a.lodgingCode, b.lodgingCode));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function nightSource(report: ReportRow, guests: GuestRow[]): NightSource {
  const digest = createHash('sha256');
  digest.update(report.source);
  for (const guest of guests) digest.update('\u001e').update(guest.source);
  const hash = digest.digest('hex');
  return {
    lodgingCode: report.lodgingCode,
    day: report.day,
    report,
    guests,
    requestKey: `import:${hash.slice(0, 40)}`,
    body: hash,
  };
}
