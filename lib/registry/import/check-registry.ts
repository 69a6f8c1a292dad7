import { RowReader } from './cells.ts';
import type { Cells } from './csv.ts';
import type { Say } from './faults.ts';

/** A lodging as its row gives it. */
export type LodgingRow = {
  row: number;
  code: string;
  name: string;
  category: string;
  townshipCode: string;
  townshipName: string;
  address: string;
  rooms: number;
  ownerName: string;
  ownerPhone: string | null;
  status: string;
};

/** An owner or member of staff; a landlord is an owner. */
export type PersonRow = {
  row: number;
  lodgingCode: string;
  name: string;
  phone: string;
  role: 'owner' | 'staff';
};

/** What the lodging room calls its words. */
export type LodgingTerms = {
  category: (text: string) => string | null;
  status: (text: string) => string | null;
};

const code = /^[A-Za-z0-9_-]{1,20}$/;

/** One row of lodgings.csv, or null when something in it is wrong. M-239 township code, M-240 rooms, M-242 a code twice. */
export function readLodging(
  cells: Cells,
  row: number,
  say: Say,
  known: { terms: LodgingTerms; codes: ReadonlyMap<string, number>; county: string | null },
): LodgingRow | null {
  const read = new RowReader(cells, say);
  const lodging = {
    row,
    code: lodgingCode(read, 'code'),
    name: read.text('name', 100, true),
    category: read.word('category', known.terms.category) ?? '',
    townshipCode: townshipCode(read, known.county),
    townshipName: read.text('township_name', 40, true),
    address: read.text('address', 200),
    rooms: rooms(read),
    ownerName: read.text('owner_name', 50),
    ownerPhone: read.mobile('owner_phone', false),
    status: read.word('status', known.terms.status, 'operating') ?? '',
  };
  const before = known.codes.get(lodging.code);
  if (before !== undefined) read.fail('M-242', 'code', { row: before });
  return read.ok ? lodging : null;
}

/** One row of people.csv, or null. M-243 a lodging that is neither in the files nor in the register. */
export function readPerson(
  cells: Cells,
  row: number,
  say: Say,
  hasLodging: (code: string) => boolean,
): PersonRow | null {
  const read = new RowReader(cells, say);
  const person = {
    row,
    lodgingCode: knownLodging(read, hasLodging),
    name: read.text('name', 50, true),
    phone: read.mobile('phone', true) ?? '',
    role: read.word('role', roleOf) ?? 'staff',
  };
  return read.ok ? person : null;
}

/** The code of a lodging that is there; M-243. */
export function knownLodging(read: RowReader, hasLodging: (code: string) => boolean): string {
  const found = lodgingCode(read, 'lodging_code');
  if (read.ok && !hasLodging(found)) read.fail('M-243', 'lodging_code', { value: found });
  return found;
}

function lodgingCode(read: RowReader, field: string): string {
  const text = read.text(field, 20, true);
  if (read.ok && !code.test(text)) read.fail('M-238', field, { value: text });
  return text;
}

function townshipCode(read: RowReader, county: string | null): string {
  const text = read.text('township_code', 12, true);
  if (text !== '' && !/^\d{9}(\d{3})?$/.test(text)) read.fail('M-239', 'township_code');
  else if (county !== null && text !== '' && !text.startsWith(county))
    read.fail('M-239', 'township_code', { county });
  return text;
}

function rooms(read: RowReader): number {
  const text = read.text('rooms', 6, true);
  const count = Number(text);
  if (text !== '' && (!/^\d{1,4}$/.test(text) || count > 5000)) read.fail('M-240', 'rooms');
  return count;
}

function roleOf(text: string): 'owner' | 'staff' | null {
  if (['owner', 'landlord', '业主', '房东', '负责人'].includes(text)) return 'owner';
  return ['staff', '前台', '员工', '从业人员'].includes(text) ? 'staff' : null;
}
