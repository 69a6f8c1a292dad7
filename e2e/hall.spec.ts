import sharp from 'sharp';
import { hallWords } from '#lib/hall/words.ts';
import { hallHostWords } from '#lib/hall/words-host.ts';
import { helpListWords, knowledgeWords } from '#lib/knowledge/words.ts';
import { fillBeat } from './halls.ts';
import { beatOfOwn, holderOf, unitNamed } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

/** A picture as a phone would send it. */
const label = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#b03020' } })
    .png()
    .toBuffer();

test('a hall of twenty lodgings: the officer announces, a house asks with a picture and is answered, its neighbour sees both, a department sits in, another beat’s house sees nothing, and the answer is found next time', async ({
  as,
  beats,
  makeHouse,
  language,
}) => {
  const [words, host, help] = [hallWords(language), hallHostWords(language), helpListWords(language)];
  const [first] = beats;
  if (!first) throw new Error('the demonstration has beats');
  const { beat, officer: holder } = await beatOfOwn(first);
  const [house, second, stranger] = [
    await makeHouse(undefined, beat),
    await makeHouse(undefined, beat),
    await makeHouse(undefined, first),
  ];
  await fillBeat(beat, 18);
  const officer = await as(holder);
  await officer.goto('/halls');
  await officer.locator('[name=circle]').selectOption(`beat:${beat.id}`);
  await officer.getByRole('button', { name: host.open }).click();
  await expect(officer.getByText(host.didOpen)).toBeVisible();
  await expect(officer.getByText(words.houses(20), { exact: true })).toBeVisible();
  const address = new URL(officer.url()).pathname;
  await stand(officer);

  const clerk = await as(house.staff);
  await clerk.goto('/hall');
  await clerk.locator('a[href^="/hall/"]').click();
  // Whether it is told before the page is read, while it is read or after, it stands there at once.
  await officer.locator('[name=text]').fill('周六八点到十点断电，请提前告诉客人。');
  await officer.getByRole('button', { name: host.announce, exact: true }).click();
  await expect(officer.getByText(host.didAnnounce, { exact: true })).toBeVisible();
  await expect(clerk.getByText('断电', { exact: false }), 'it comes in by itself').toBeVisible();
  await clerk.locator('[name=text]').fill('打13900001111找我，灭火器过期了找谁换？');
  await clerk.getByRole('button', { name: words.send, exact: true }).click();
  await expect(clerk.getByText('M-642').first(), 'no numbers where twenty houses read').toBeVisible();
  await clerk.locator('[name=text]').fill('灭火器过期了找谁换？');
  await clerk
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await label() });
  await expect(clerk.locator('.held img')).toBeVisible();
  await stand(clerk);
  await clerk.getByRole('button', { name: words.send, exact: true }).click();
  await clerk.waitForURL(/\/hall\/[^/]+\/[^/]+/);

  await officer.goto(address);
  const asked = officer.getByRole('link', { name: /灭火器过期/ });
  await expect(asked).toContainText(house.name);
  await asked.click();
  await officer.locator('[name=text]').fill('找有资质的消防公司，留好发票。');
  await officer.getByRole('button', { name: words.answer, exact: true }).click();
  await expect(officer.locator('.talk').getByText('找有资质的消防公司，留好发票。')).toBeVisible();
  await expect(clerk.locator('.talk').getByText('找有资质的消防公司，留好发票。')).toBeVisible();
  await stand(officer);
  const matter = new URL(officer.url()).pathname.split('/').at(-1) ?? '';

  const neighbour = await as(second.staff);
  await neighbour.goto(`/hall/${address.split('/').at(-1)}`);
  await expect(neighbour.getByRole('link', { name: /断电/ })).toBeVisible();
  await neighbour.getByRole('link', { name: /灭火器过期/ }).click();
  await expect(neighbour.locator('.talk')).toContainText('留好发票');
  const picture = neighbour.locator('.talk img');
  await expect(picture, 'the neighbour sees the picture').toBeVisible();
  const source = (await picture.getAttribute('src')) ?? '';
  await expect
    .poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await expect(neighbour.getByText(words.noMore), 'two houses do not talk').toBeVisible();
  await stand(neighbour);
  const outsider = await as(stranger.staff);
  expect((await outsider.request.get(source)).status()).toBe(404);
  expect((await outsider.request.get(`/hall/${address.split('/').at(-1)}`)).status()).toBe(404);
  expect((await outsider.request.get(`/hall/${address.split('/').at(-1)}/${matter}`)).status()).toBe(404);

  const fire = await unitNamed('消防救援大队');
  await officer.goto(address);
  await officer.locator('[name=unit]').selectOption(fire);
  await officer.getByRole('button', { name: host.seat, exact: true }).click();
  await expect(officer.getByText(host.didSeat)).toBeVisible();
  const agent = await as(await holderOf('agent', fire));
  await agent.goto(`${address}/${matter}`);
  await agent.locator('[name=text]').fill('标签上有下次检修的月份。');
  await agent.getByRole('button', { name: words.answer, exact: true }).click();
  await expect(clerk.locator('.talk').getByText('标签上有下次检修的月份。')).toBeVisible();
  for (const other of ['/board', '/questions', `/lodgings/${house.code}`])
    expect((await agent.request.get(other)).status(), other).toBe(404);

  await officer.goto(`${address}/${matter}`);
  await officer.getByRole('link', { name: host.write }).click();
  await expect(officer.locator('[name=question]')).toHaveValue('灭火器过期了找谁换？');
  await officer.getByRole('button', { name: knowledgeWords(language).save }).click();
  await expect(officer.getByText(knowledgeWords(language).didSave)).toBeVisible();
  await outsider.goto('/ask');
  await outsider.locator('textarea[name=text]').fill('我们的灭火器过期了');
  await outsider.getByText('灭火器过期了找谁换？').first().click();
  await expect(outsider.getByText('标签上有下次检修的月份。')).toBeVisible();
  await outsider.locator('[name=q]').fill('灭火器');
  await outsider.getByRole('button', { name: help.find }).click();
  await expect(outsider.locator('details[open]')).toContainText('灭火器过期了找谁换？');
  await stand(outsider);
});
