import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { Refusal } from '#lib/platform/errors.ts';
import { type ColumnKey, columns, headOf } from './columns.ts';
import { returnsOf, type Stated } from './rows.ts';
import { tableOf } from './table.ts';
import { templateBook, templateText } from './template.ts';
import { requireHarmlessPackage } from './unpack.ts';

const head: ColumnKey[] = [
  'lodging',
  'night',
  'kind',
  'name',
  'number',
  'check_in',
  'room',
  'companion',
  'relation',
];
const line = (...cells: string[]) => cells.join(',');
const csv = (...lines: string[]) =>
  Buffer.from([head.map((key) => headOf(key, 'zh-CN')).join(','), ...lines].join('\r\n'));
const code = (wanted: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === wanted;

async function stated(bytes: Buffer, own: string | null = null): Promise<Stated> {
  const found = returnsOf(await tableOf(bytes), own);
  assert.ok(!('missing' in found), 'no column is missing');
  return found;
}
const codesOf = ({ lines }: Stated) =>
  lines.map(({ line, problems }) => `${line}:${problems.map(({ code }) => code).join(' ')}`);

test('lines of one house and night are one return; a nil and a child of the same night are told apart', async () => {
  const found = await stated(
    csv(
      line(
        'LH0001',
        '2026-11-20',
        '入住',
        '唐小溪',
        '430524201205060512',
        '2026-11-20 21:05',
        '206',
        '唐建军',
        '父母',
      ),
      line('LH0001', '2026/11/20', '', '唐小河', '430524201005060511', '21:05', '206', '唐建军', '父母'),
      line('lh0002', '2026年11月20日', '零报', '', '', '', '', '', ''),
      line('LH0003', '2026-11-20', '零报', '', '', '', '', '', ''),
      line('LH0003', '2026-11-20', '入住', '周小满', '430524201205060512', '21:05', '', '独自', ''),
    ),
  );
  assert.deepEqual(
    found.returns.map(({ lodging, night, lines, input }) => [lodging, night, lines, input.kind]),
    [
      ['LH0001', '2026-11-20', [2, 3], 'guests'],
      ['LH0002', '2026-11-20', [4], 'nil'],
    ],
  );
  assert.deepEqual(codesOf(found), ['2:', '3:', '4:', '5:M-179', '6:M-179']);
  const [first] = found.returns;
  assert.equal(first?.input.kind === 'guests' && first.input.stays[1]?.check_in, '2026-11-20T13:05:00.000Z');
});

test('GB18030 is read as UTF-8 is', async () => {
  // Two names in GB18030, written by hand: 报备日 类型 姓名 … would need a table; the bytes of 零报 and 唐 are enough to tell.
  const encoded = Buffer.concat([
    Buffer.from('lodging,night,kind,name,number,check_in\r\nLH0001,2026-11-20,'),
    Buffer.from([0xc1, 0xe3, 0xb1, 0xa8]),
    Buffer.from(',,,\r\n'),
  ]);
  const found = await stated(encoded);
  assert.deepEqual(codesOf(found), ['2:']);
  assert.equal(found.returns[0]?.input.kind, 'nil');
});

test('ten kinds of bad lines each have their number, and the good line between them stands', async () => {
  const book = new exceljs.Workbook();
  const page = book.addWorksheet('x');
  page.addRow(head.map((key) => headOf(key, 'zh-CN')));
  const good = [
    'LH0001',
    '2026-11-20',
    '入住',
    '唐小溪',
    '430524201205060512',
    '2026-11-20 21:05',
    206,
    '唐建军',
    '父母',
  ];
  const but = (at: number, value: unknown) => good.map((cell, n) => (n === at ? value : cell));
  for (const row of [
    but(4, 4.3052420120506e17),
    but(4, '4.30524E+17'),
    but(1, '昨晚'),
    but(1, '2026-02-30'),
    but(2, '住人'),
    but(5, '25:70'),
    but(8, '邻居家的'),
    but(0, ''),
    [...good, '多了一格'],
    but(5, new Date(Date.UTC(2026, 10, 20, 21, 5))),
  ])
    page.addRow(row);
  const found = await stated(Buffer.from(await book.xlsx.writeBuffer()));
  assert.deepEqual(
    found.lines.map(({ problems }) =>
      problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim()).join(' '),
    ),
    [
      'M-176 number',
      'M-176 number',
      'M-177 night',
      'M-177 night',
      'M-177 kind',
      'M-177 check_in',
      'M-177 relation',
      'M-177 lodging',
      'M-178',
      '',
    ],
  );
  assert.deepEqual(found.returns[0]?.lines, [11]);
  const input = found.returns[0]?.input;
  assert.equal(input?.kind === 'guests' && input.stays[0]?.check_in, '2026-11-20T21:05:00+08:00');
});

test('what is no sheet, empty, too long or without its columns is refused as a whole', async () => {
  await assert.rejects(tableOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])), code('M-171'));
  await assert.rejects(tableOf(Buffer.alloc(0)), code('M-174'));
  await assert.rejects(tableOf(csv()), code('M-174'));
  await assert.rejects(
    tableOf(csv(...Array.from({ length: 2001 }, () => line('LH0001', '2026-11-20')))),
    code('M-175'),
  );
  await assert.rejects(tableOf(Buffer.alloc(3 << 20, 65)), code('M-172'));
  const found = returnsOf(await tableOf(Buffer.from('姓名,房号\r\n唐,2')), null);
  assert.deepEqual('missing' in found && found.missing, ['night', 'kind', 'number', 'check_in']);
});

type Part = { name: string; content: Buffer; claims?: number };

/** A zip by hand, so that its headers can lie. */
function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claims } of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(packed.byteLength, 18);
    local.writeUInt32LE(claims ?? content.byteLength, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    local.copy(entry, 10, 8, 26);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const body = Buffer.concat([local, Buffer.from(name), packed]);
    bodies.push(body);
    directory.push(Buffer.concat([entry, Buffer.from(name)]));
    at += body.byteLength;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).byteLength, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

test('a package that unpacks without end, lies about its size, carries macros or entities is refused before it is read', () => {
  const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(64 << 20), claims: 10 }]);
  assert.ok(bomb.byteLength < 1 << 20, 'small as sent');
  assert.throws(() => requireHarmlessPackage(bomb), code('M-172'));
  const halves = Array.from({ length: 5 }, (_, n) => ({ name: `x${n}.xml`, content: Buffer.alloc(5 << 20) }));
  assert.throws(() => requireHarmlessPackage(zipOf(halves)), code('M-172'));
  const many = Array.from({ length: 300 }, (_, n) => ({ name: `x${n}.xml`, content: Buffer.from('x') }));
  assert.throws(() => requireHarmlessPackage(zipOf(many)), code('M-172'));
  for (const [name, text] of [
    ['xl/vbaProject.bin', 'x'],
    ['inner.zip', 'x'],
    [
      'xl/workbook.xml',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
  ] as const)
    assert.throws(() => requireHarmlessPackage(zipOf([{ name, content: Buffer.from(text) }])), code('M-171'));
  assert.throws(() => requireHarmlessPackage(Buffer.from('PK\x03\x04 torn')), code('M-171'));
});

test('the template is read back with every column in both languages', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const book = new exceljs.Workbook();
    await book.xlsx.load(new Uint8Array(await templateBook(language)).buffer);
    const row = book.worksheets[0]?.getRow(1);
    assert.deepEqual(
      columns.map((_, n) => row?.getCell(n + 1).text),
      columns.map(({ key }) => headOf(key, language)),
    );
    const text = new TextDecoder().decode(templateText(language)).trim();
    assert.deepEqual(
      text.split(','),
      columns.map(({ key }) => headOf(key, language)),
    );
  }
});
