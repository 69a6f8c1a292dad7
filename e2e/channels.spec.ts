import { mailServer } from '#lib/delivery/channels/stage-smtp.ts';
import { causeName, channelName, fateName, messageWords } from '#lib/delivery/words.ts';
import { channelField, channelWords } from '#lib/delivery/words-channels.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('an administrator sets the mail server and tests it: one that refuses is told, one that takes the letter too, and no secret comes out again', async ({
  as,
  language,
}) => {
  const words = channelWords(language);
  const strict = await mailServer({ rcpt: '550 no such user' });
  const kind = await mailServer();
  try {
    const page = await as(await holderOf('sysadmin'));
    await page.goto('/account/messages');
    await page.locator('#address-form [name=email]').fill('nobody@county.example');
    await page.locator('#address-form button').click();
    await expect(page.getByText(messageWords(language).addressSaved)).toBeVisible();

    const form = page.locator('form#set-email');
    const panel = page.locator('section.panel', { has: page.locator('#email') });
    const set = async (port: number) => {
      await page.goto('/channels?channel=email');
      await form.getByLabel(channelField('host', language), { exact: true }).fill('127.0.0.1');
      await form.getByLabel(channelField('port', language), { exact: true }).fill(String(port));
      await form.getByLabel(channelField('from', language), { exact: true }).fill('post@county.example');
      await form.locator('[name=password]').fill('a-secret-of-the-mail-server');
      await form.locator('button').click();
      await page.waitForURL(/done=saved/);
    };
    const tried = async (told: string) => {
      await panel.getByRole('button', { name: words.testOf(channelName('email', language)) }).click();
      await expect(page.getByText(words.asked)).toBeVisible();
      await expect(async () => {
        await page.goto('/channels?channel=email');
        await expect(panel).toContainText(told, { timeout: 500 });
      }).toPass({ timeout: 20_000 });
    };
    await set(strict.port);
    await tried(`${fateName('failed', language)} (${causeName('address_wrong (550)', language)})`);
    await set(kind.port);
    await tried(fateName('handed', language));
    expect(kind.got).toHaveLength(1);
    expect(kind.got[0]).toContain('nobody@county.example');
    expect(await page.content(), 'a stored secret').not.toContain('a-secret-of-the-mail-server');
    await expect(form.getByText(words.keep)).toBeVisible();
    await stand(page);

    await form.getByLabel(channelField('port', language), { exact: true }).fill('port');
    await form.locator('button').click();
    await expect(form.locator('[name=from]')).toHaveValue('post@county.example');
    await expect(form.locator('[name=port]')).toHaveValue('port');
    await stand(page);
    await page.goto('/channels/outbox');
    await stand(page);
  } finally {
    await strict.close();
    await kind.close();
  }
});
