import type { BusinessDay } from '#lib/clock/business-day.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime } from '#lib/clock/words.ts';
import { canonicalNumber } from '#lib/report/identity-number.ts';
import type { StayValues } from '#lib/report/stay.ts';

/** A form's fields in order, as a browser sends them: the one truth of the stay form, with and without script. */
export type Entries = [name: string, value: string][];

/** Fields of `ui.<row>.` steer the form in a browser with script and are never sent. */
export type Sharing = '' | 'room' | 'group';

/** The last value of a name, as a form reads it; empty when it is not there. */
export function textOf(entries: Entries, name: string): string {
  return entries.findLast(([one]) => one === name)?.[1] ?? '';
}

/** Every value of a name: ticked boxes. */
export function valuesOf(entries: Entries, name: string): string[] {
  return entries.filter(([one]) => one === name).map(([, value]) => value);
}

/** The row numbers that occur, in order; a form has at least row 0. */
export function rowsOf(entries: Entries): number[] {
  const rows = entries.flatMap(([name]) => {
    const row = /^(?:stays|ui)\.(\d{1,3})\./.exec(name)?.[1];
    return row === undefined ? [] : [Number(row)];
  });
  return rows.length > 0 ? [...new Set(rows)].sort((a, b) => a - b) : [0];
}

/** How a row shares with the one above: its room and all, only times and guardian, or nothing. */
export function sharingOf(entries: Entries, row: number): Sharing {
  const shares = textOf(entries, `ui.${row}.same`);
  return shares === 'room' || shares === 'group' ? shares : '';
}

const ofGroup = /^(check_in|planned_check_out|group|guardian\.)/;
const ofRoom = /^(room|alone|companions\.)/;

/** The part of a row's name after its number, or null for another row's. */
function partOf(name: string, row: number): string | null {
  const head = `stays.${row}.`;
  return name.startsWith(head) ? name.slice(head.length) : null;
}

/** What a row passes on to one of the same room (everything but the child) or of the same group (times and guardian). */
export function sharedParts(entries: Entries, row: number, sharing: 'room' | 'group'): Entries {
  return entries.flatMap(([name, value]): Entries => {
    const part = partOf(name, row);
    if (part === null) return [];
    return ofGroup.test(part) || (sharing === 'room' && ofRoom.test(part)) ? [[part, value]] : [];
  });
}

/**
 * A further row. `live`: it names what it shares and shows nothing twice; without script what is shared is copied, so
 * that the plain form needs no knowledge of other rows.
 */
export function withRow(entries: Entries, sharing: 'room' | 'group', live: boolean): Entries {
  const rows = rowsOf(entries);
  const last = rows.at(-1) ?? 0;
  const next = last + 1;
  const paper: [string, string] = [`stays.${next}.child.document_type`, 'resident_id'];
  if (live) return [...entries, [`ui.${next}.same`, sharing], paper];
  const copied = sharedParts(entries, last, sharing).map(([part, value]): [string, string] => [
    `stays.${next}.${part}`,
    value,
  ]);
  return [...entries, ...copied, paper];
}

/** The same without a row. */
export function withoutRow(entries: Entries, row: number): Entries {
  return entries.filter(([name]) => !name.startsWith(`stays.${row}.`) && !name.startsWith(`ui.${row}.`));
}

export type Listed = { name: string; number: string; room: string };

/** A pasted list, one child a line: name, document number, room, with spaces, tabs or commas between. */
export function readList(text: string): Listed[] {
  return text
    .split(/\r?\n/)
    .slice(0, 200)
    .flatMap((line) => {
      const words = line
        .trim()
        .split(/[\s,，、;；]+/u)
        .filter(Boolean);
      if (words.length === 0) return [];
      const place = words.findIndex((word) => /[0-9０-９]{5,}/u.test(word));
      const name = (place < 0 ? words : words.slice(0, place)).join(' ').slice(0, 100);
      const number = place < 0 ? '' : (words[place] ?? '').slice(0, 40);
      return name || number ? [{ name, number, room: (words[place + 1] ?? '').slice(0, 20) }] : [];
    });
}

/** Rows for a pasted list; the first fills row 0 where no child stands there yet. */
export function withList(entries: Entries, listed: readonly Listed[], live: boolean): Entries {
  let all = entries;
  for (const { name, number, room } of listed) {
    const last = rowsOf(all).at(-1) ?? 0;
    const fresh = !textOf(all, `stays.${last}.child.name`) && !textOf(all, `stays.${last}.child.number`);
    const above = roomOf(all, last);
    const sameRoom = !fresh && (room === '' || room === above);
    if (!fresh) all = withRow(all, sameRoom ? 'room' : 'group', live);
    const row = fresh ? last : last + 1;
    const read = canonicalNumber(number);
    const plain = 'number' in read ? read.number : number;
    all = all.filter(([one]) => one !== `stays.${row}.child.document_type`);
    all = [
      ...all,
      [`stays.${row}.child.name`, name],
      [`stays.${row}.child.number`, plain],
      [`stays.${row}.child.document_type`, documentOf(plain)],
    ];
    if (!sameRoom && room) all = [...all, [`stays.${row}.room`, room]];
    if (!sameRoom && !fresh) all = [...all, [`stays.${row}.alone`, 'true']];
  }
  return all;
}

function roomOf(entries: Entries, row: number): string {
  const own = textOf(entries, `stays.${row}.room`);
  const above = rowsOf(entries).filter((one) => one < row);
  return own || sharingOf(entries, row) !== 'room' ? own : roomOf(entries, above.at(-1) ?? 0);
}

function documentOf(number: string): string {
  if (number === '') return 'none';
  if (/^\d{17}[\dX]$/.test(number)) {
    if (/^8[12]0000/.test(number)) return 'hk_macao_resident_permit';
    return number.startsWith('830000') ? 'taiwan_resident_permit' : 'resident_id';
  }
  if (/^[HM]\d{8,10}$/.test(number)) return 'hk_macao_pass';
  return /^\d{8}$/.test(number) ? 'taiwan_pass' : 'passport';
}

/** A stay as the form's fields, for one that is amended. Times are Shanghai's, as `datetime-local` reads them. */
export function entriesOf(stay: StayValues, id: string): Entries {
  const entries: Entries = [];
  const put = (part: string, value: string | null) => {
    if (value !== null && value !== '') entries.push([`stays.0.${part}`, value]);
  };
  put('stay_id', id);
  put('child.name', stay.name);
  put('child.described_as', stay.describedAs);
  put('child.document_type', stay.documentType);
  put('child.number', stay.number);
  put('child.as_printed', stay.asPrinted ? 'yes' : null);
  put('child.how_checked', stay.howChecked);
  put('child.sex', stay.sex);
  put('child.birth_date', stay.birthDate);
  put('child.nationality', stay.nationality);
  put('room', stay.room);
  put('check_in', localTime(stay.checkIn));
  put('planned_check_out', stay.plannedCheckOut && localTime(stay.plannedCheckOut));
  put('alone', stay.companions.length > 0 ? 'no' : stay.alone === null ? null : stay.alone ? 'yes' : 'no');
  stay.companions.forEach((companion, n) => {
    put(`companions.${n}.name`, companion.name);
    put(`companions.${n}.relation`, companion.relation);
    put(`companions.${n}.number`, companion.number);
    put(`companions.${n}.as_printed`, companion.asPrinted ? 'yes' : null);
  });
  put('guardian.name', stay.guardianName);
  put('guardian.phone', stay.guardianPhone);
  put('guardian.result', stay.callResult);
  put('guardian.called_at', stay.calledAt && localTime(stay.calledAt));
  put('note', stay.note);
  return entries;
}

/** An instant as a `datetime-local` control reads it: '2026-11-20T21:05', Shanghai. */
export function localTime(at: Date): string {
  return `${civilDateAt(at)}T${clockTime(at)}`;
}

/** What a parent typed at the plate, as fields of the first row; how the paper was checked is left to the desk. */
export function parentEntries(
  typed: { name: string; number: string; relation: string; phone: string } | null,
): Entries {
  if (!typed) return [];
  return [
    ['stays.0.child.name', typed.name],
    ['stays.0.child.number', typed.number],
    ['stays.0.alone', 'no'],
    ['stays.0.companions.0.relation', typed.relation],
    ['stays.0.guardian.phone', typed.phone],
  ];
}

/** What a fresh form starts with; the check-in is now while its night is running, and never guessed afterwards. */
export function freshEntries(night: BusinessDay, running: BusinessDay, now: Date): Entries {
  const checkIn: Entries = night === running ? [['stays.0.check_in', localTime(now)]] : [];
  return [['stays.0.child.document_type', 'resident_id'], ...checkIn];
}
