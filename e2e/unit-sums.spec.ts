import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { county as longhui } from '#drizzle/seed/townships.ts';
import { addDays, businessDay } from '#lib/clock/business-day.ts';
import { recounted } from '#lib/overview/stage-recount.ts';
import { installation } from './installation.ts';
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

/** A span of the county's nights that are over, and which stations are looked at: from a seed that is printed and can be given. */
function chosen() {
  const seed = Number(process.env.NIGHTLIGHT_SUMS_SEED ?? randomInt(100_000));
  const [start, nights] = [businessDay('2026-10-22'), 29];
  const from = addDays(start, seed % nights);
  const to = addDays(from, Math.floor(seed / nights) % (nights - (seed % nights)));
  return { seed, from, to };
}

/** The county's seven counts, recounted in plain SQL from the papers. */
async function recount(from: string, to: string): Promise<number[]> {
  const parts = await recounted(installation(), longhui.code, from, to, '2026-11-21T04:00:00Z');
  return added(
    parts.map((one) => [
      ...[one.expected, one.received, one.onTime, one.late, one.silent, one.due, one.excused],
    ]),
  );
}

test('what the page shows adds up: beats to their station, stations to the county, for a night and for a span that chance draws, and a plain recount agrees', async ({
  as,
}) => {
  const page = await as(await holderOf('supervisor'));
  const { seed, from, to } = chosen();
  console.info(`sums of ${from} to ${to}: NIGHTLIGHT_SUMS_SEED=${seed}`);
  for (const span of ['', `?from=${from}&to=${to}`]) {
    await page.goto(`/board/units${span}`);
    const county = await sheetOf(page);
    expect(county.sum.every(Number.isFinite)).toBe(true);
    expect(added(county.rows)).toEqual(county.sum);
    if (span)
      await expect(async () => {
        await page.goto(`/board/units${span}`);
        expect((await sheetOf(page)).sum).toEqual(await recount(from, to));
      }).toPass({ timeout: 20_000 });
    const first = seed % Math.max(1, county.links.length - 1);
    for (const [n, href] of county.links.entries()) {
      if (!href || n < first || n > first + 1) continue;
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
