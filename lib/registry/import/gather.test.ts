import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columns, type FileName, fileNames } from './columns.ts';
import { gather } from './gather.ts';
import { shortTownship } from './names.ts';
import { bytesSource } from './source.ts';

const terms = {
  category: (text: string) => (text === 'hotel' ? 'hotel' : null),
  status: (text: string) => (['operating', 'suspended'].includes(text) ? text : null),
};
type Cells = Record<string, string>;
const lodging = (more: Cells = {}): Cells => ({
  code: 'LH0001',
  name: '六都寨客栈',
  category: 'hotel',
  township_code: '430524105',
  township_name: '六都寨镇',
  rooms: '12',
  status: 'operating',
  ...more,
});
const report = (more: Cells = {}): Cells => ({
  lodging_code: 'LH0001',
  business_day: '2026-11-20',
  submitted_at: '2026-11-21T07:39:00+08:00',
  kind: 'nil',
  ...more,
});
const guest = (more: Cells = {}): Cells => ({
  lodging_code: 'LH0001',
  business_day: '2026-11-20',
  name: '某童',
  id_type: 'none',
  checked_in_at: '2026-11-20T21:05:00+08:00',
  ...more,
});
const csv = (file: FileName, rows: Cells[], mark = ','): string =>
  [
    columns[file].join(mark),
    ...rows.map((row) => columns[file].map((name) => row[name] ?? '').join(mark)),
  ].join('\n');

async function read(files: Partial<Record<FileName, string | Uint8Array>>) {
  const bytes = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? Buffer.from(text) : text]),
  );
  const gathered = await gather(bytesSource('test', bytes), {
    terms,
    known: new Set(),
    county: '430524',
    progress: () => {},
  });
  return {
    ...gathered,
    said: gathered.results.rows.map(({ file, row, field, code }) => [file, row, field, code]),
  };
}

// 六都寨 in GB18030, as a spreadsheet in China writes it; no encoder for it stands in Node.
const gbk = Buffer.from([0xc1, 0xf9, 0xb6, 0xbc, 0xd5, 0xaf]);

test('a file with or without its mark, in UTF-8, UTF-16 or GB18030, says the same', async () => {
  const text = csv('lodgings', [lodging({ name: '六都寨', township_name: '六都寨' })]);
  const encoded = [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.concat(
      text.split('六都寨').flatMap((part, at) => (at === 0 ? [Buffer.from(part)] : [gbk, Buffer.from(part)])),
    ),
  ];
  for (const bytes of encoded) {
    const { lodgings, said } = await read({ lodgings: bytes });
    assert.deepEqual(said, []);
    assert.equal(lodgings[0]?.name, '六都寨');
  }
});

test('the separator of any region is taken, quoted cells keep theirs, and rows are counted as a spreadsheet does', async () => {
  for (const mark of [',', ';', '\t']) {
    const text = csv(
      'lodgings',
      [lodging(), lodging({ code: 'LH0002', address: `"路1号${mark}\n2楼"` }), lodging({ rooms: 'x' })],
      mark,
    );
    const { lodgings, said } = await read({ lodgings: text });
    assert.equal(lodgings.length, 1);
    assert.deepEqual(said, [
      ['lodgings', 3, 'address', 'M-236'],
      ['lodgings', 4, 'rooms', 'M-240'],
      ['lodgings', 4, 'code', 'M-242'],
    ]);
  }
});

test('a file that is no CSV, or whose header lacks a column, is told as a whole', async () => {
  assert.deepEqual((await read({ lodgings: Buffer.from('PK\u0003\u0004…') })).said, [
    ['lodgings', 0, undefined, 'M-231'],
  ]);
  assert.deepEqual((await read({ lodgings: 'code,name\nLH0001,x\n' })).said, [
    ['lodgings', 1, undefined, 'M-232'],
  ]);
  assert.deepEqual((await read({ lodgings: '' })).said, [['lodgings', 1, undefined, 'M-232']]);
  const broken = `${csv('people', [])}\nLH0001,"某,13900000001,owner\n`;
  assert.deepEqual(
    (await read({ lodgings: csv('lodgings', [lodging()]), people: broken })).said.map(([, , , code]) => code),
    ['M-233'],
  );
});

test('a row with shifted columns is refused by its number and the others stand', async () => {
  const text = `${csv('lodgings', [lodging()])}\nLH0002,客栈\n\n${csv('lodgings', [lodging({ code: 'LH0003' })]).split('\n')[1]}\n`;
  const { lodgings, said } = await read({ lodgings: text });
  assert.deepEqual(
    lodgings.map(({ code, row }) => [code, row]),
    [
      ['LH0001', 2],
      ['LH0003', 5],
    ],
  );
  assert.deepEqual(said, [['lodgings', 3, undefined, 'M-234']]);
});

test('an 18-digit number that a spreadsheet has rounded is refused with the reason, never stored', async () => {
  const { said, nights } = await read({
    lodgings: csv('lodgings', [lodging()]),
    reports: csv('reports', [report({ kind: 'guests' })]),
    guests: csv('guests', [guest({ id_type: 'resident_id', id_number: '4.30524E+17' })]),
  });
  assert.deepEqual(said, [
    ['guests', 2, 'id_number', 'M-249'],
    ['reports', 2, 'kind', 'M-247'],
  ]);
  assert.equal(nights.length, 0);
});

test('a night twice, a guest without a return, a guest under a nil: each is told beside its row', async () => {
  const { said } = await read({
    lodgings: csv('lodgings', [lodging()]),
    reports: csv('reports', [report(), report()]),
    guests: csv('guests', [
      guest(),
      guest({ business_day: '2026-11-19' }),
      guest({ business_day: '2026-02-30' }),
    ]),
  });
  assert.deepEqual(said, [
    ['reports', 3, 'business_day', 'M-242'],
    ['guests', 2, 'business_day', 'M-248'],
    ['guests', 3, 'business_day', 'M-246'],
    ['guests', 4, 'business_day', 'M-244'],
  ]);
});

test('an instant without its offset is refused, one after now is taken', async () => {
  const rows = [
    report({ submitted_at: '2026-11-21 07:39' }),
    report({ business_day: '2031-01-01', submitted_at: '2031-01-01T21:00:00+08:00' }),
  ];
  const { said, nights } = await read({
    lodgings: csv('lodgings', [lodging()]),
    reports: csv('reports', rows),
  });
  assert.deepEqual(said, [['reports', 2, 'submitted_at', 'M-245']]);
  assert.deepEqual(
    nights.map(({ day }) => day),
    ['2031-01-01'],
  );
});

test('the same rows have the same key whatever the order of the columns, and another row has another', async () => {
  const key = async (guests: Cells[], reversed = false) => {
    const names = reversed ? columns.guests.toReversed() : columns.guests;
    const text = [
      names.join(','),
      ...guests.map((row) => names.map((name) => row[name] ?? '').join(',')),
    ].join('\n');
    const { nights } = await read({
      lodgings: csv('lodgings', [lodging()]),
      reports: csv('reports', [report({ kind: 'guests' })]),
      guests: text,
    });
    return nights[0]?.requestKey;
  };
  const first = await key([guest()]);
  assert.match(first ?? '', /^import:[0-9a-f]{40}$/);
  assert.equal(await key([guest()], true), first);
  assert.notEqual(await key([guest({ room: '203' })]), first);
  assert.notEqual(await key([guest(), guest({ name: '另一童' })]), first);
});

test('a township is called without its kind, and an autonomous one without its people', () => {
  const names = {
    六都寨镇: '六都寨',
    虎形山瑶族乡: '虎形山',
    桃花坪街道: '桃花坪',
    山界回族乡: '山界',
    城镇: '城镇',
  };
  for (const [name, short] of Object.entries(names)) assert.equal(shortTownship(name), short);
});

test('every file of the folder has its columns', () => {
  for (const file of fileNames) assert.ok(columns[file].length > 3, file);
});
