import sharp from 'sharp';
import { attachmentWords } from '#lib/attachment/words.ts';
import { questionWords, threadWords } from '#lib/conversation/words.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

/** A photo as a camera leaves it: large, and with the place it was taken at. */
const photo = await sharp({
  create: {
    width: 1700,
    height: 1100,
    channels: 3,
    background: '#888888',
    noise: { type: 'gaussian', mean: 140, sigma: 30 },
  },
})
  .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '27/1 6/1 0/1' } })
  .jpeg({ quality: 90 })
  .toBuffer();
const ears = { permissions: ['microphone'] };

test('a clerk speaks instead of typing and adds a photo, both kept on the phone until they are sent; the officer hears and sees them and answers with a picture', async ({
  as,
  house,
  language,
}) => {
  const [words, files] = [threadWords(language), attachmentWords(language)];
  const clerk = await as(house.staff, ears);
  const policy = async (path: string) => (await clerk.goto(path))?.headers()['permissions-policy'];
  expect(await policy('/desk')).toContain('microphone=()');
  expect(await policy('/ask')).toContain('microphone=(self)');
  await clerk
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(clerk.locator('.held img')).toBeVisible();
  const button = clerk.getByRole('button', { name: files.record });
  await button.focus();
  await clerk.keyboard.press('Enter');
  const stop = clerk.getByRole('button', { name: files.stop });
  await expect(stop).toBeFocused();
  await expect(clerk.getByText(files.recording, { exact: true })).toBeVisible();
  await expect(clerk.getByText(/^2\/60$/)).toBeVisible();
  await stop.click();
  await expect(clerk.locator('.held audio')).toBeVisible();
  await stand(clerk);
  await clerk.reload();
  await expect(clerk.locator('.held audio'), 'kept on this phone').toBeVisible();
  await expect(clerk.locator('.held img')).toBeVisible();
  await clerk.getByRole('button', { name: words.send }).click();
  await clerk.waitForURL(/\/ask\//);
  await expect(clerk.locator('.talk audio')).toBeVisible();
  await expect(clerk.locator('.held')).toHaveCount(0);
  await stand(clerk);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/questions?view=waiting');
  const row = officer.locator('tr').filter({ hasText: house.name });
  await expect(row).toContainText(words.fileOnly);
  await row.getByRole('link').first().click();
  const picture = officer.locator('.talk img');
  await expect
    .poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth))
    .toBeGreaterThan(1000);
  const sound = officer.locator('.talk audio');
  const heard = await sound.evaluate(async (one: HTMLAudioElement) => {
    one.muted = true;
    await one.play();
    await new Promise((done) => one.addEventListener('ended', done, { once: true }));
    return { length: one.duration, at: one.currentTime };
  });
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.length).toBeLessThan(6);
  expect(heard.at).toBeGreaterThan(1);
  const source = String(await picture.getAttribute('src'));
  const served = await officer.context().request.get(source);
  const head = served.headers();
  expect(head['content-type']).toBe('image/jpeg');
  expect(head['content-disposition']).toContain('attachment');
  expect(head['cache-control']).toContain('no-store');
  expect(head['content-security-policy']).toContain("default-src 'none'");
  expect((await sharp(await served.body()).metadata()).exif).toBeUndefined();
  const stranger = await as(house.owner);
  expect((await stranger.context().request.get(source)).status(), 'the police’s door').toBe(404);
  await officer
    .locator('input[type=file]')
    .setInputFiles({ name: 'b.svg', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await officer.locator('[name=text]').fill('按这张图填。');
  const answer = officer.getByRole('button', { name: questionWords(language).answer, exact: true });
  await answer.click();
  await expect(officer.getByText('M-691').first()).toBeVisible();
  await expect(officer.locator('[name=text]'), 'what was typed is kept').toHaveValue('按这张图填。');
  await officer.getByRole('button', { name: files.remove }).click();
  await officer
    .locator('input[type=file]')
    .setInputFiles({ name: 'c.jpg', mimeType: 'image/jpeg', buffer: photo });
  await answer.click();
  await expect(officer.getByText(questionWords(language).didAnswer, { exact: true })).toBeVisible();
  await expect(clerk.locator('.talk img')).toHaveCount(2);
  await stand(officer);
});

test('without script a picture goes with the words, and no button to record stands there', async ({
  as,
  house,
  language,
}) => {
  const [words, files] = [threadWords(language), attachmentWords(language)];
  const clerk = await as(house.staff, { javaScriptEnabled: false });
  await clerk.goto('/ask');
  await expect(clerk.getByRole('button', { name: files.record })).toHaveCount(0);
  await clerk.locator('[name=text]').fill('这样的证件怎么登记？');
  await clerk.getByRole('button', { name: words.send }).click();
  await clerk.waitForURL(/\/ask\//);
  await clerk.locator('[name=text]').fill('就是这一张。');
  await clerk.locator('[name=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
  await clerk.getByRole('button', { name: words.sendMore, exact: true }).click();
  await expect(clerk.locator('.talk img')).toBeVisible();
  await stand(clerk);
});
