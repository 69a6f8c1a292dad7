import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnsOf, type Stated } from './rows.ts';
import { tableOf } from './table.ts';

const codesOf = ({ lines }: Stated) =>
  lines.map(({ line, problems }) => `${line}:${problems.map(({ code }) => code).join(' ')}`);

async function stated(bytes: Buffer, own: string | null): Promise<Stated> {
  const found = returnsOf(await tableOf(bytes), own);
  assert.ok(!('missing' in found), 'no column is missing');
  return found;
}

// As a hotel's own system gives it: every guest, its own column names, the home address among them.
const guestList = (...rows: string[][]) =>
  Buffer.from(
    [
      [
        '序号',
        '旅客姓名',
        '性别',
        '证件种类',
        '证件号',
        '住址',
        '房间号',
        '入住时间',
        '预离时间',
        '联系电话',
      ],
      ...rows,
    ]
      .map((cells) => cells.join('\t'))
      .join('\n'),
  );

test('a hotel system’s own list of guests gives the children of each night with the adults of their room, and nobody else', async () => {
  const found = await stated(
    guestList(
      [
        '1',
        '唐小溪',
        '女',
        '二代身份证',
        '430524201205060512',
        '某街1号',
        '206',
        '2026-11-20 21:05',
        '2026-11-22 12:00',
        '13900000001',
      ],
      [
        '2',
        '唐建军',
        '男',
        '身份证',
        '430524198001010018',
        '某街1号',
        '206',
        '2026-11-20 21:06',
        '',
        '13900000002',
      ],
      ['3', '罗大山', '男', '身份证', '43052419790101001X', '某街2号', '301', '2026-11-20 22:00', '', ''],
      ['4', '周小满', '女', '户口本', '43052420120506071X', '', '305', '2026-11-21 05:40', '', ''],
      ['5', '不知几岁', '女', '护照', 'E12345678', '', '306', '2026-11-20 23:00', '', ''],
    ),
    'LH0001',
  );
  assert.deepEqual(
    found.returns.map(({ lodging, night, lines }) => [lodging, night, lines]),
    [['LH0001', '2026-11-20', [2, 5]]],
  );
  assert.deepEqual(
    codesOf(found),
    ['2:', '5:', '6:M-177'],
    'whose age cannot be told is looked at by a person',
  );
  const [one] = found.returns;
  const stays = one?.input.kind === 'guests' ? one.input.stays : [];
  assert.deepEqual(
    stays[0]?.companions?.map(({ name }) => name),
    ['唐建军'],
  );
  assert.equal(stays[0]?.child.document_type, 'resident_id');
  assert.equal(stays[1]?.child.document_type, 'household_book');
  assert.equal(stays[1]?.companions, undefined);
  assert.doesNotMatch(
    JSON.stringify(found),
    /某街|1390000000|罗大山/,
    'no address, no guest’s phone, no other adult',
  );
});

test('a list of adults alone states nothing, and a sheet that names its nights is no such list', async () => {
  const adults = await stated(
    guestList(['1', '罗大山', '男', '身份证', '43052419790101001X', '', '301', '2026-11-20 22:00', '', '']),
    'LH0001',
  );
  assert.deepEqual([adults.lines, adults.returns], [[], []]);
  const template = await stated(
    Buffer.from(
      '旅馆编码,报备日,类型,姓名,证件号码,入住时间\nLH0001,2026-11-20,入住,唐建军,430524198001010018,21:05\n',
    ),
    null,
  );
  assert.equal(template.lines.length, 1);
});
