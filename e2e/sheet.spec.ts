import exceljs from 'exceljs';
import { checkCharacter } from '#lib/report/identity-number.ts';
import { readReceiptFile } from '#lib/report/receipt-file.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

const head = [
  '报备日',
  '类型',
  '姓名',
  '证件类型',
  '证件号码',
  '怎么核的',
  '入住时间',
  '同住大人',
  '同住关系',
  '监护人',
  '联系结果',
  '房号',
];
const seventeen = '43052420120506071';
const right = `${seventeen}${checkCharacter(seventeen)}`;
const good: unknown[] = [
  LAST_NIGHT,
  '入住',
  '唐小溪',
  '居民身份证',
  right,
  '看了证件原件',
  '21:05',
  '唐建军',
  '父母',
  '唐建军',
  '监护人就在现场',
  '206',
];
const but = (at: number, value: unknown) => good.map((cell, n) => (n === at ? value : cell));

/** A sheet with one good line and ten that are not, each in a way of its own. */
async function badBook(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const page = book.addWorksheet('x');
  for (const row of [
    head,
    good,
    but(4, 4.3052420120506e17),
    but(4, `${seventeen}${checkCharacter(seventeen) === '1' ? '2' : '1'}`),
    but(0, '昨晚'),
    but(1, '住人'),
    but(2, ''),
    but(3, '饭卡'),
    but(5, '看脸'),
    but(6, '25:70'),
    but(8, '邻居家的'),
    [...good, '多了一格'],
  ])
    page.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Text as sheet programs write it in China: two bytes a character, found by asking the decoder for each pair. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, [number, number]>();
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++)
      if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    [...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (bytes.get(one) ?? []))),
  );
}

test('a sheet with ten kinds of bad lines files nothing until the person says so; a GB18030 one is read as it is', async ({
  as,
  house,
  language,
}) => {
  const words = sheetWords(language);
  const clerk = await as(house.staff);
  await clerk.goto('/reports/sheet');
  await stand(clerk);
  const send = async (name: string, buffer: Buffer) => {
    await clerk.goto('/reports/sheet');
    await clerk
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await clerk.getByRole('button', { name: words.tryIt }).click();
  };
  await send('x.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  await expect(clerk.getByText('M-171')).toBeVisible();
  await send('bad.xlsx', await badBook());
  await expect(clerk.getByText(words.someBad(10, 11))).toBeVisible();
  for (const code of ['M-176', 'M-101', 'M-177', 'M-120', 'M-178'])
    await expect(clerk.locator('#lines').locator('..').getByText(code).first()).toBeVisible();
  await stand(clerk);
  await clerk.goto('/reports');
  await expect(clerk.locator('main')).not.toContainText(words.filed);
  await clerk.goBack();
  await clerk.getByRole('button', { name: words.goodOnly(10) }).click();
  await expect(clerk.getByText(words.done(1))).toBeVisible();
  await stand(clerk);
  await clerk.locator('a.line[href*="/receipt"]').first().click();
  await clerk.waitForURL(/\/receipt/);

  const second = good.map((cell, n) => (n === 2 ? '唐小河' : n === 4 ? '' : String(cell)));
  const text = [head, second].map((row) => row.join(',')).join('\r\n');
  await send('good.csv', gb18030(text));
  await expect(clerk.getByText(words.allGood(1))).toBeVisible();
  await clerk.getByRole('button', { name: words.fileAll(1) }).click();
  await expect(clerk.getByText(words.done(1))).toBeVisible();
  const all = clerk.getByRole('link', { name: words.receipts });
  const file = await clerk.request.get((await all.getAttribute('href')) ?? '');
  expect(readReceiptFile(await file.text()).state).toBe('genuine');

  // The hotel's own system, copied and pasted: the child with the adult of the room, and nobody else.
  await clerk.goto('/reports/sheet');
  await clerk.locator('#pasted').fill(
    [
      ['序号', '旅客姓名', '证件类型', '证件号码', '住址', '房间号', '入住时间'],
      ['1', '唐建军', '身份证', '430524198001010018', '某街1号', '209', `${LAST_NIGHT} 21:06`],
      [
        '2',
        '唐小湖',
        '身份证',
        `43052420120506091${checkCharacter('43052420120506091')}`,
        '某街1号',
        '209',
        `${LAST_NIGHT} 21:05`,
      ],
    ]
      .map((cells) => cells.join('\t'))
      .join('\n'),
  );
  await clerk.getByRole('button', { name: words.tryIt }).click();
  await expect(clerk.getByText(words.allGood(1))).toBeVisible();
  await stand(clerk);
});
