import type { Page } from '@playwright/test';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

/** The seven counts of each row of the sheet, and of its last one. */
async function sheetOf(page: Page): Promise<{ rows: number[][]; sum: number[]; links: (string | null)[] }> {
  const counts = (cells: string[]) => cells.slice(1, 8).map(Number);
  const textsOf = (rows: string) =>
    page
      .locator(rows)
      .evaluateAll((found) =>
        found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
      );
  const rows = await textsOf('.table--units tbody tr');
  const [sum = []] = await textsOf('.table--units tfoot tr');
  const links = await page
    .locator('.table--units tbody tr')
    .evaluateAll((found) => found.map((row) => row.querySelector('a')?.getAttribute('href') ?? null));
  return { rows: rows.map(counts), sum: counts(sum), links };
}

const added = (rows: readonly number[][]) =>
  rows[0]?.map((_, at) => rows.reduce((all, row) => all + (row[at] ?? 0), 0)) ?? [];

test('what the page shows adds up: beats to their station, stations to the county, for a night and for a month', async ({
  as,
}) => {
  const page = await as(await holderOf('supervisor'));
  for (const span of ['', '?from=2026-10-22&to=2026-11-19']) {
    await page.goto(`/board/units${span}`);
    const county = await sheetOf(page);
    expect(county.sum.every(Number.isFinite)).toBe(true);
    expect(added(county.rows)).toEqual(county.sum);
    for (const [n, href] of county.links.entries()) {
      if (!href || n >= 3) continue;
      // Other stories add houses and returns meanwhile: county and station are read until nothing came between.
      await expect(async () => {
        await page.goto(`/board/units${span}`);
        const whole = await sheetOf(page);
        await page.goto(href);
        const station = await sheetOf(page);
        expect(added(station.rows)).toEqual(station.sum);
        if (span) expect(station.sum).toEqual(whole.rows[n]);
      }).toPass({ timeout: 20_000 });
    }
  }
  await stand(page);
});
