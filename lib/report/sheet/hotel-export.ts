import { isMinorOn } from '#lib/clock/age.ts';
import { businessDayAt, civilDateAt, isCivilDate } from '#lib/clock/business-day.ts';
import { dateOf, instantOf, numberOf } from './cells.ts';
import { type ColumnKey, isColumn, plain } from './columns.ts';
import type { Cell, SheetTable } from './table.ts';

/** How hotel systems and the register's own pages head the columns that are read here; homes and guests' phones are not. */
const heads: Partial<Record<ColumnKey, string>> = {
  name: '姓名 旅客姓名 客人姓名 宾客姓名 住客姓名 入住人 guestname name',
  document_type: '证件类型 证件种类 证件类别 证件名称 idtype documenttype',
  number: '证件号码 证件号 证件编号 身份证号 身份证号码 idnumber idno documentnumber',
  sex: '性别 sex gender',
  birth_date: '出生日期 出生年月日 出生年月 生日 birthdate dateofbirth',
  nationality: '国籍 国家 国籍地区 国家地区 nationality',
  room: '房号 房间号 房间 客房号 入住房号 房间号码 room roomno roomnumber',
  check_in: '入住时间 入住日期时间 登记时间 到店时间 抵店时间 来店时间 开房时间 checkin checkintime arrival',
  planned_check_out:
    '预离时间 预计离店时间 预计退房时间 预退时间 拟离店时间 应离时间 expecteddeparture departuredate',
  serial: '登记号 登记序号 旅客编号 流水号 入住流水号 serial',
  group: '团队号 团号 同批 group',
};
const documents: Record<string, string> = {
  居民身份证: '身份证 二代身份证 二代证 第二代身份证 第二代居民身份证 内地居民身份证',
  港澳居民来往内地通行证: '回乡证 港澳通行证 港澳居民通行证',
  台胞证: '台湾居民来往大陆通行证 台湾通行证',
  户口簿: '户口薄 户口本',
  出生证明: '出生医学证明 出生证',
};
const byHead = new Map(
  Object.entries(heads).flatMap(([key, words]) =>
    words.split(' ').map((word) => [plain(word), key] as const),
  ),
);
const byDocument = new Map(
  Object.entries(documents).flatMap(([name, words]) =>
    words.split(' ').map((word) => [plain(word), name] as const),
  ),
);
const made = ['night', 'kind', 'companion'] as const;

type Guest = { line: number; cells: Map<string, Cell>; night: string; age: 'minor' | 'adult' | 'untold' };

/**
 * A hotel system's export of all its guests as a sheet of children, or null where it is none: a sheet without the columns
 * of a night and a kind, in which name, document and check-in are headed as such systems head them. The night follows from
 * the check-in; an adult becomes a companion of the children of the same room and night and stands nowhere else. Whoever's
 * age cannot be told stands as a line with a problem, to be looked at and not to be filed.
 */
export function readExport(table: SheetTable): SheetTable | null {
  if (table.header.some((cell) => isColumn(cell, 'night') || isColumn(cell, 'kind'))) return null;
  const places = new Map<string, number>();
  for (const [place, cell] of table.header.entries()) {
    const key = byHead.get(plain(cell));
    if (key && !places.has(key)) places.set(key, place);
  }
  if (!['name', 'number', 'check_in'].every((key) => places.has(key))) return null;
  const guests = table.rows.map(({ line, cells }): Guest => {
    const own = new Map([...places].map(([key, place]): [string, Cell] => [key, cells[place] ?? '']));
    const at = instantOf(own.get('check_in') ?? '', null);
    const night = at ? businessDayAt(new Date(at)) : '';
    const age = ageOf(own, at ? civilDateAt(new Date(at)) : null);
    own.set('birth_date', age === 'untold' ? '?' : (own.get('birth_date') ?? ''));
    return { line, cells: own, night, age };
  });
  const rows = guests
    .filter(({ age }) => age !== 'adult')
    .map(({ line, cells, night }) => ({
      line,
      cells: [
        ...[...cells].map(([key, cell]) => (key === 'document_type' ? documentOf(cell) : cell)),
        ...[night, 'guests', adultsWith(guests, cells.get('room') ?? '', night)],
      ],
    }));
  return { header: [...new Set([...places.keys(), 'birth_date']), ...made], rows };
}

/** By an 18-digit number, else by a birth date; a number of 18 digits that a sheet program spoilt is told on its line. */
function ageOf(cells: ReadonlyMap<string, Cell>, on: string | null): Guest['age'] {
  const number = numberOf(cells.get('number') ?? '');
  const told = /^\d{17}[\dXx]$/.test(number?.trim() ?? '')
    ? `${number?.slice(6, 10)}-${number?.slice(10, 12)}-${number?.slice(12, 14)}`
    : dateOf(cells.get('birth_date') ?? '');
  if (on === null || number === null) return 'minor';
  if (told === null || !isCivilDate(told)) return 'untold';
  return isMinorOn(told, on) ? 'minor' : 'adult';
}

const most = 4;

function adultsWith(guests: readonly Guest[], room: Cell, night: string): string {
  if (String(room).trim() === '') return '';
  const beside = guests.filter(
    (one) =>
      one.age === 'adult' &&
      one.night === night &&
      String(one.cells.get('room') ?? '').trim() === String(room).trim(),
  );
  const names = beside.map(({ cells }) => String(cells.get('name') ?? '').trim()).filter(Boolean);
  return names.slice(0, most).join('、');
}

function documentOf(cell: Cell): Cell {
  return typeof cell === 'string' ? (byDocument.get(plain(cell)) ?? cell) : cell;
}
