import { randomInt } from 'node:crypto';
import { columns } from '#lib/registry/import/columns.ts';
import { importPageWords } from '#lib/registry/words-import-page.ts';
import { installation } from './installation.ts';
import { anyMobile, holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('a supervisor tries an import dry, sees each wrong row by its number, accepts, and a second one changes nothing @wide', async ({
  as,
  beats,
  language,
}) => {
  const words = importPageWords(language);
  const code = `IM${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const name = `云台客栈${code.slice(2)}`;
  const right = [
    code,
    name,
    'guesthouse',
    '430524001',
    '桃花坪街道',
    '桃洪路9号',
    '14',
    '方雪梅',
    anyMobile(),
    'operating',
  ];
  const wrong = [
    `${code}X`,
    '错店',
    'castle',
    '430524001',
    '桃花坪街道',
    '桃洪路8号',
    'many',
    '方雪梅',
    '12345',
    'operating',
  ];
  const file = [columns.lodgings, right, wrong].map((row) => row.join(',')).join('\r\n');
  const send = async () => {
    await page.goto('/registry/import');
    await page.locator('input[name=lodgings]').setInputFiles({
      name: 'lodgings.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${file}\r\n`),
    });
    await page.getByRole('button', { name: words.start }).click();
    await page.waitForURL(/\/registry\/import\/[0-9a-f-]{36}/);
    await expect(page.getByRole('heading', { name: words.counts })).toBeVisible({ timeout: 30_000 });
  };

  const page = await as(await holderOf('supervisor'));
  await page.goto('/registry/import');
  await stand(page);
  await send();
  await expect(page.getByText(words.dryRefused)).toBeVisible();
  const results = page.getByRole('row').filter({ hasText: /M-\d{3}/ });
  await expect(results.first()).toContainText('3');
  await stand(page);
  const [before] = await installation()<
    { n: number }[]
  >`select count(*)::int as n from lodging where code = ${code}`;
  expect(before?.n, 'a dry run writes nothing').toBe(0);

  await page.locator('form#write [name=skip_refused]').check();
  await page.getByRole('button', { name: words.accept }).click();
  await expect(page.getByText(words.incomplete).first()).toBeVisible({ timeout: 30_000 });
  await stand(page);
  await page.goto(`/registry?text=${code}`);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await stand(page);

  await send();
  await expect(page.getByText(words.noChange)).toBeVisible();

  const [beat] = beats;
  const officer = await as(await holderOf('officer', beat?.id));
  await officer.goto(`/lodgings?q=${code}`);
  await expect(officer.getByRole('link', { name }).first()).toBeVisible();
  await stand(officer);
});
