import { houseWords } from '#lib/identity/words-people.ts';
import { verifyWords } from '#lib/report/words-receipt.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a key made by the owner files once: the same request has the same receipt, another body is refused', async ({
  as,
  house,
  language,
  playwright,
  baseURL,
}) => {
  const words = houseWords(language);
  const owner = await as(house.owner);
  await owner.goto('/my-lodging/keys');
  const form = owner.locator('form#new');
  await form.getByLabel(words.label).fill('前台系统');
  await form.getByRole('button', { name: words.newKey }).click();
  await expect(owner.getByText(words.keyMade)).toBeVisible();
  await stand(owner);
  const key = (await owner.locator('form#new p.mono').textContent())?.trim() ?? '';

  const machine = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { authorization: `Bearer ${key}`, 'idempotency-key': 'night-2026-11-20' },
  });
  const path = `/api/v1/lodgings/${house.code}/days/${LAST_NIGHT}`;
  const first = await machine.put(path, { data: { kind: 'nil' } });
  expect(first.status(), await first.text()).toBe(201);
  const again = await machine.put(path, { data: { kind: 'nil' } });
  expect([200, 201]).toContain(again.status());
  const [one, two] = [await first.json(), await again.json()];
  expect(two.receipt).toEqual(one.receipt);
  const other = await machine.put(path, { data: { kind: 'closed', reason: 'repairs' } });
  expect(other.status()).toBe(409);
  expect(other.headers()['content-type']).toContain('application/problem+json');
  const stranger = await playwright.request.newContext({ baseURL });
  expect(
    (await stranger.put(path, { data: { kind: 'nil' }, headers: { 'idempotency-key': 'x1' } })).status(),
  ).toBe(401);
  await machine.dispose();
  await stranger.dispose();

  const inspector = await as(null);
  await inspector.goto(
    `/verify/${String(one.receipt.short_code).replace('-', '')}?number=${one.receipt.number}`,
  );
  await expect(inspector.getByText(verifyWords(language).match)).toBeVisible();
  await owner.goto(`/reports/${LAST_NIGHT}`);
  await expect(owner.locator('article')).toHaveCount(1);
  await expect(owner.locator('article')).toContainText('前台系统');
  await stand(owner);
});
