import type { Page } from '@playwright/test';
import { county } from '#drizzle/seed/townships.ts';
import { systemNow } from '#lib/clock/now.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { sendDue } from '#lib/notice/send.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { installation } from './installation.ts';
import type { House } from './places.ts';
import { expect } from './story.ts';

/** One minute of the clock's own work, as the worker does it. */
export const minute = () => passAsJob('clock:work', 'stories', county.code, (pass) => sendDue(pass));

/** A tag of a story's own on its houses, so that its notice reaches nobody else. */
export async function tagOn(houses: readonly House[]): Promise<{ id: string; name: string }> {
  const sql = installation();
  const tag = { id: uuidv7(systemNow()), name: `标签${houses[0]?.code ?? ''}` };
  await sql`insert into tag (county, id, name) values (${county.code}, ${tag.id}, ${tag.name})`;
  for (const { id } of houses)
    await sql`insert into lodging_tag (county, lodging_id, tag_id) values (${county.code}, ${id}, ${tag.id})`;
  return tag;
}

type Wanted = {
  title: string;
  tag: { id: string };
  language: Language;
  question?: boolean;
  way?: string;
  picture?: Buffer;
};

/** Writes a notice to the owners of the houses with a tag and hands it in; `look` stands at each step. Returns its address. */
export async function composed(
  page: Page,
  wanted: Wanted,
  look?: (page: Page) => Promise<void>,
): Promise<string> {
  await page.goto('/notices/new');
  const text = page.locator('form#text');
  await text.locator('[name=title_zh]').fill(wanted.title);
  await text.locator('[name=body_zh]').fill('{lodging}：今晚降温，遇到独自入住的孩子请先打监护人电话。');
  await text.locator('[name=title_en]').fill('Cold night');
  await text.locator('[name=body_en]').fill('{lodging}: phone the guardian of a child who comes alone.');
  if (wanted.question) {
    await text.locator('[name=question_kind]').selectOption('choice');
    await text.locator('[name=question_zh]').fill('昨晚有没有独自入住的未成年人？');
    await text.locator('[name=options_zh]').fill('没有\n有');
    await text.locator('[name=options_en]').fill('No\nYes');
  }
  await look?.(page);
  await text.locator('button').click();
  await page.waitForURL(/step=choose/);
  const address = new URL(page.url()).pathname;
  if (wanted.picture) {
    const put = page.locator('form#pictures');
    await put
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: wanted.picture });
    await expect(put.locator('.held img')).toBeVisible();
    await put.getByRole('button', { name: composeWords(wanted.language).addPictures }).click();
    await expect(page.locator('.phone img.picture').first()).toBeVisible();
    await look?.(page);
    await page.goto(`${address}?step=choose`);
  }
  const box = page.locator(`[name=g0_tags][value="${wanted.tag.id}"]`);
  await page.locator('details', { has: box }).first().locator('summary').click();
  await box.check();
  await page.locator('form#audience [name=roles]').selectOption('owner');
  await page.locator('form#audience > button').click();
  await expect(page.getByText(composeWords(wanted.language).listTaken)).toBeVisible();
  await look?.(page);
  await page.goto(`${address}?step=send`);
  if (wanted.way) {
    await page.locator('form#way [name=way]').selectOption(wanted.way);
    await page.locator('form#way button').click();
    await page.waitForURL(/done=way/);
  }
  await look?.(page);
  await page.locator('form#ask button').click();
  await expect(page.getByText(composeWords(wanted.language).handedIn)).toBeVisible();
  return address;
}

/** Somebody else signs it off, and its hour is looked at. */
export async function signedBy(page: Page, address: string, language: Language): Promise<void> {
  await page.goto(address);
  await page.locator('form#sign button').click();
  await expect(page.getByText(resultWords(language).signedNow)).toBeVisible();
  await minute();
}
