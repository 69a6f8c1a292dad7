import { nightName } from '#lib/clock/words.ts';
import { burdenWords } from '#lib/report/burden/words.ts';
import { receiptWords, verifyWords } from '#lib/report/words-receipt.ts';
import { fileNil } from './desk.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a nil is filed in two taps, and a stranger verifies its receipt without learning kind or counts', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await expect(clerk.getByRole('heading', { level: 1 })).toContainText(/11|Nov/);
  await stand(clerk);
  const taps = await fileNil(clerk, language, LAST_NIGHT);
  expect(taps).toBe(2);
  const words = receiptWords(language);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    words.nil(nightName(LAST_NIGHT, language)),
  );
  await expect(clerk.getByText(words.receivedOnTime)).toBeVisible();
  const [before = '', after = ''] = burdenWords(language).onReceipt.split(/\{s\}/);
  await expect(clerk.locator('#burden')).toContainText(before);
  await expect(clerk.locator('#burden')).toContainText(after.replace('{t}', '2').trim());
  await stand(clerk);

  const code = (await clerk.locator('.slip__code .big').textContent()) ?? '';
  const number = await clerk.locator('.slip .mono').first().textContent();
  const stranger = await as(null);
  await stranger.goto(`/verify/${code.replace('-', '')}?number=${number}`);
  await expect(stranger.getByText(verifyWords(language).match)).toBeVisible();
  await expect(stranger.getByText(house.name)).toBeVisible();
  const told = (await stranger.locator('main').textContent()) ?? '';
  expect(told).not.toContain(words.nil(nightName(LAST_NIGHT, language)));
  expect(told).not.toMatch(/没有新入住|no minor|零报告/i);
  await stand(stranger);

  const wrong = await as(null);
  const other = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
  await wrong.goto(`/verify/${other.replace('-', '')}?number=${number}`);
  await expect(wrong.getByText(verifyWords(language).noMatch)).toBeVisible();
  await expect(wrong.getByText(house.name)).toHaveCount(0);

  const desk = await as(house.owner);
  await desk.goto('/desk');
  await expect(desk.getByText(code).first()).toBeVisible();
});
