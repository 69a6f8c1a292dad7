import { PDFDocument } from 'pdf-lib';
import { briefWords } from '#lib/brief/words.ts';
import { evaluationWords } from '#lib/overview/evaluation/words.ts';
import { fileNil } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('the supervisor reads the month by unit, prints the report, and takes it as PDF and workbook @wide', async ({
  as,
  language,
}) => {
  const words = evaluationWords(language);
  const page = await as(await holderOf('supervisor'));
  await page.goto('/evaluation');
  await expect(page.getByText(words.ofPolice)).toBeVisible();
  await stand(page);
  const codes = await page.locator('#units ~ * tbody tr, section:has(#units) tbody tr').count();
  expect(codes).toBeGreaterThan(3);
  await page.getByRole('link', { name: words.report }).click();
  await page.waitForURL(/\/evaluation\/report/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await stand(page);
  const printed = await PDFDocument.load(await page.pdf({ format: 'A4' }));
  expect(printed.getPageCount()).toBeGreaterThan(1);
  expect(printed.getPageCount()).toBeLessThan(9);
  for (const [name, head] of [
    [words.pdf, '%PDF'],
    [words.xlsx, 'PK'],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    const bytes = await (await file.createReadStream()).take(1).toArray();
    expect(Buffer.concat(bytes).subarray(0, head.length).toString()).toBe(head);
  }
});

test('a brief issued as of a morning says the same to the digit after another house has filed', async ({
  as,
  makeHouse,
  language,
}) => {
  const words = briefWords(language);
  const house = await makeHouse();
  const page = await as(await holderOf('chief', house.beat.station));
  await page.goto('/briefs');
  await stand(page);
  await page.locator('form#brief button').click();
  await page.getByRole('link', { name: words.open }).click();
  const paragraph = page.getByLabel(words.paragraph);
  await expect(page.getByText(words.same)).toBeVisible();
  const said = await paragraph.inputValue();
  await stand(page);

  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await fileNil(clerk, language, LAST_NIGHT);
  await page.reload();
  await expect(page.getByText(words.same)).toBeVisible();
  expect(await paragraph.inputValue()).toBe(said);

  await page.goto('/briefs/weekly');
  await stand(page);
});
