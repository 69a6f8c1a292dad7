import type { BrowserContext } from '@playwright/test';
import { nightName } from '#lib/clock/words.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { field, fileNil, numberOf, openStayForm, register } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';

/** Makes of every page what an old phone or a chat tool's webview makes of it: no script, no layers, no modern colours. */
async function grownOld(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    const kind = route.request().resourceType();
    if (kind === 'script') return route.fulfill({ status: 204 });
    if (kind !== 'document' && kind !== 'stylesheet') return route.continue();
    const response = await route.fetch({ maxRedirects: 0 });
    if (response.status() >= 300) return route.fulfill({ response });
    const text = await response.text();
    const body = kind === 'document' ? withoutScript(text) : withoutModern(text);
    return route.fulfill({ response, body });
  });
}

const withoutScript = (markup: string) =>
  markup.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replace(/<link[^>]+as="script"[^>]*>/g, '');

const modern =
  /[^;{}]*:[^;{}]*\b(?:color-mix|oklch|oklab|lch|lab|hwb|light-dark|color|lightness)\([^;{}]*;?/g;

function withoutModern(css: string): string {
  return css.replace(/@layer[^{;]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})/g, '').replace(modern, '');
}

test('an old browser without script, layers and modern colours files a nil', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await grownOld(clerk.context());
  await clerk.goto('/desk');
  expect(await fileNil(clerk, language, LAST_NIGHT)).toBe(2);
  await expect(clerk.getByText(receiptWords(language).receivedOnTime)).toBeVisible();
});

test('an old browser without script, layers and modern colours files a stay', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await grownOld(clerk.context());
  await openStayForm(clerk, language, LAST_NIGHT);
  await field(clerk, 'guardian.result').and(clerk.locator('[value="present"]')).first().check();
  await field(clerk, 'child.name').fill('廖小星');
  await field(clerk, 'child.number').fill(numberOf(81));
  await field(clerk, 'child.how_checked').selectOption('original');
  await field(clerk, 'room').fill('101');
  await field(clerk, 'check_in').fill('2026-11-20T19:00');
  await expect(
    clerk.getByRole('button', { name: stayPageWords(language).send, exact: true }),
  ).toBeInViewport();
  await register(clerk, language);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).guests(nightName(LAST_NIGHT, language), 1),
  );

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}?night=${LAST_NIGHT}`);
  await expect(officer.locator('main')).toContainText('廖*');
});
