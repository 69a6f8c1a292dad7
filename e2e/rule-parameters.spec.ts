import { ruleOf } from '#lib/anomaly/registry.ts';
import { ruleWords } from '#lib/anomaly/words-rules.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('other parameters of a rule are tried on 90 nights, and only what was tried is given', async ({
  as,
  language,
}) => {
  const words = ruleWords(language);
  const supervisor = await as(await holderOf('supervisor'));
  await supervisor.goto('/alerts/rules');
  await stand(supervisor);
  const name = ruleOf('chronic_non_filer')?.words(language).name ?? '';
  await supervisor.getByRole('link', { name: `${words.change} ${name}` }).click();
  await expect(supervisor.getByRole('heading', { level: 1 })).toHaveText(name);
  await stand(supervisor);

  const form = supervisor.locator('form#try-form');
  await form.locator('[name=row]').fill('0');
  await form.getByRole('button', { name: words.tryIt }).click();
  await expect(form.getByText('M-365').first()).toBeVisible();
  await form.locator('[name=row]').fill('4');
  await form.locator('[name=within]').fill('6');
  await form.getByRole('button', { name: words.tryIt }).click();
  await supervisor.waitForURL(/done=asked/);
  const give = supervisor.locator('form#give');
  await expect(give).toBeVisible({ timeout: 20_000 });
  await expect(supervisor.locator('#found').locator('..').locator('..')).toContainText(words.before);
  await stand(supervisor);

  await give.locator('[name=basis]').fill('治安大队会议纪要第12号');
  await give.getByRole('button', { name: words.give }).click();
  await supervisor.waitForURL(/done=set/);
  await expect(supervisor.getByText(words.didSet)).toBeVisible();
  await expect(supervisor.getByRole('table', { name: words.history })).toContainText(
    '治安大队会议纪要第12号',
  );
  await stand(supervisor);
});
