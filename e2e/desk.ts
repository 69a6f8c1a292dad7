import type { Locator, Page } from '@playwright/test';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { checkCharacter } from '#lib/report/identity-number.ts';
import { deskWords } from '#lib/report/words.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { expect } from './story.ts';

/** A resident number of somebody who does not exist, born in Longhui; `n` tells one from another. */
export function numberOf(n: number, born = '20120506'): string {
  const first = `430524${born}${String(n).padStart(3, '0')}`;
  return `${first}${checkCharacter(first)}`;
}

/** A field of the stay form by its name, the same in both languages; only what can be typed into or chosen. */
export function field(page: Page, name: string, row = 0): Locator {
  return page.locator(`[name="stays.${row}.${name}"]`);
}

/** The two taps of a nil: the act on the desk, and the sheet's own button. Returns how many taps it took. */
export async function fileNil(page: Page, language: Language, night: BusinessDay): Promise<number> {
  const words = deskWords(language);
  await page.getByRole('link', { name: words.nilAct(nightName(night, language)) }).click();
  const sheet = page.locator(`#nil-${night}`);
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: words.confirmNil }).click();
  await page.waitForURL(/\/receipt/);
  return 2;
}

/** Opens the stay form of a night from the desk. */
export async function openStayForm(page: Page, language: Language, night: BusinessDay): Promise<void> {
  await page.goto(`/desk`);
  const act = page.locator(`a[href*="/stays/new"][href*="night=${night}"]`).filter({ visible: true });
  await expect(act.first()).toContainText(nightName(night, language));
  await act.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(stayWords(language).neverCollected)).toBeVisible();
}

/** Says that the guardian is here, which folds the form to two steps. Only in a browser with script. */
export async function guardianIsHere(page: Page, language: Language): Promise<void> {
  await page.locator('[name="ui.0.present"][value="yes"]').check();
  await expect(page.getByText(stayPageWords(language).staysWith)).toBeVisible();
}

export type Child = { name: string; number: string };

/** Types a child of a family: its paper, its room, and the parent beside it. */
export async function typeFamily(page: Page, child: Child, room: string, checkIn?: string): Promise<void> {
  await field(page, 'guardian.name').fill('周建军');
  await field(page, 'child.name').fill(child.name);
  await field(page, 'child.number').fill(child.number);
  await field(page, 'child.how_checked').selectOption('original');
  await field(page, 'room').fill(room);
  if (checkIn) await field(page, 'check_in').fill(checkIn);
}

/** Sends the stay form and waits for the receipt. */
export async function register(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: stayPageWords(language).send, exact: true }).click();
  await page.waitForURL(/\/receipt/);
}
