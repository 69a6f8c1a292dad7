import { county } from '#drizzle/seed/townships.ts';
import { tellThreads } from '#lib/conversation/handing/tell.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { tendThreads } from '#lib/conversation/tend.ts';
import { questionWords, ratingName, threadWords } from '#lib/conversation/words.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { holderOf, unitNamed } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

const tellAll = () => passAsJob('clock:work', 'stories', county.code, tellThreads);
const tend = () => passAsJob('clock:work', 'stories', county.code, (pass) => tendThreads(pass));

test('a clerk asks from the desk in one tap, the officer answers on another phone, both see it live, and the clerk says how it was', async ({
  as,
  house,
  language,
}) => {
  const [words, police] = [threadWords(language), questionWords(language)];
  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await clerk.locator('a[href^="/ask?"]').click();
  const text = clerk.locator('[name=text]');
  // A phone keeps what is typed once the page is awake, which says so of the number; typed earlier, it is typed again.
  await expect(async () => {
    await text.fill('孩子的证件号是430524201205060012，');
    await expect(clerk.getByText(words.numbersFound)).toBeVisible({ timeout: 2000 });
    await clerk.reload();
    await expect(text, 'what was typed is kept on this phone').toHaveValue(
      '孩子的证件号是430524201205060012，',
      { timeout: 3000 },
    );
  }).toPass({ timeout: 30_000 });
  await text.fill('孩子的证件号是430524201205060012，和户口本对不上怎么办？');
  await expect(clerk.getByText(words.numbersFound), 'said beside the field, before it is sent').toBeVisible();
  await expect(clerk.locator('[name=numbers]')).toHaveValue('moved');
  await clerk.getByRole('button', { name: words.send }).click();
  await clerk.waitForURL(/\/ask\//);
  await expect(clerk.getByText(words.numbersApart)).toBeVisible();
  await stand(clerk);
  await tend();

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/questions?view=waiting');
  await officer.getByRole('link', { name: house.name }).click();
  const talk = officer.locator('.talk');
  await expect(talk.getByText('［身份证号1］')).toBeVisible();
  // A tap before the page is awake is sent by the browser alone, as one without script is.
  const plain = await as(await holderOf('officer', house.beat.id), { javaScriptEnabled: false });
  await plain.goto(officer.url());
  for (const page of [plain, officer]) {
    await page.getByRole('button', { name: police.showNumbers }).click();
    await expect(page.getByText('430524201205060012')).toBeVisible();
  }
  await officer.locator('[name=text]').fill('按身份证填，户口本的事我来核。');
  await officer.getByRole('button', { name: police.answer, exact: true }).click();
  await expect(officer.getByText(police.didAnswer, { exact: true })).toBeVisible();
  await stand(officer);

  await expect(clerk.getByText('按身份证填，户口本的事我来核。')).toBeVisible();
  await clerk.context().setOffline(true);
  await text.fill('好的，谢谢！');
  await clerk.getByRole('button', { name: words.sendMore }).click();
  await expect(clerk.getByText(words.unsent)).toBeVisible();
  await clerk.context().setOffline(false);
  await expect(talk.getByText('好的，谢谢！')).toBeVisible();
  await clerk.getByRole('button', { name: words.settled }).click();
  await clerk.getByRole('button', { name: ratingName('good', language), exact: true }).click();
  await expect(clerk.getByText(words.rated)).toBeVisible();
  await stand(clerk);
  await expect(officer.getByText(ratingName('good', language)).first()).toBeVisible();
});

test.describe('at night', () => {
  test.use({ hour: '2026-11-21T22:30:00+08:00' });
  test('off duty the station’s duty post answers in the officer’s place, and the house is told who does', async ({
    as,
    house,
    language,
  }) => {
    const words = threadWords(language);
    const clerk = await as(house.staff);
    await clerk.goto('/ask');
    await expect(clerk.getByText(words.offDuty(house.beat.stationName))).toBeVisible();
    await clerk.locator('[name=text]').fill('有人半夜敲门找孩子，怎么办？');
    await clerk.getByRole('button', { name: words.send }).click();
    await clerk.waitForURL(/\/ask\//);
    await tend();
    const who = await holderOf('duty', house.beat.station);
    const duty = await as(who);
    await duty.goto('/account/messages');
    const told = duty.getByRole('article').filter({ hasText: house.name });
    await told.getByRole('link').click();
    await duty.locator('[name=text]').fill('别开门，巡逻车马上到。');
    await duty.getByRole('button', { name: questionWords(language).answer, exact: true }).click();
    await expect(clerk.getByText('别开门，巡逻车马上到。')).toBeVisible();
    await expect(clerk.locator('.talk')).toContainText(who.name);
    await stand(clerk);
  });
});

test('a blocked fire exit is passed to the fire department, which claims and answers it; the house reads the answer, another department sees nothing', async ({
  as,
  house,
  language,
}) => {
  const [words, hand] = [threadWords(language), handWords(language)];
  const clerk = await as(house.staff);
  await clerk.goto('/ask');
  await clerk.locator('[name=text]').fill('消防通道被隔壁堆满了，烟感也坏了，找谁？');
  await clerk.getByRole('button', { name: words.send }).click();
  await clerk.waitForURL(/\/ask\//);
  await tend();
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/questions/${new URL(clerk.url()).pathname.split('/')[2]}`);
  const fire = await unitNamed('消防救援大队');
  await expect(officer.locator('#pass-on [name=to]')).toHaveValue(fire);
  await officer.locator('#pass-on [name=to]').selectOption('any');
  await officer.getByRole('button', { name: hand.send, exact: true }).click();
  await officer.getByRole('button', { name: hand.recall, exact: true }).click();
  await expect(officer.getByText(hand.didRecall, { exact: true }).first()).toBeVisible();
  await officer.locator('#pass-on [name=to]').selectOption(fire);
  await officer.getByRole('button', { name: hand.send, exact: true }).click();
  await expect(officer.getByText(hand.passed, { exact: true })).toBeVisible();
  await stand(officer);
  const fireman = await as(await holderOf('agent', fire));
  await fireman.goto('/requests');
  const card = fireman.locator('section.panel').filter({ hasText: house.name });
  await card.getByRole('button', { name: hand.claim }).click();
  await expect(fireman.getByText(hand.didClaim, { exact: true })).toBeVisible();
  await card.locator('[name=said]').fill('已到场，责令当天清空，烟感明天换。有事打13900002222。');
  await card.getByRole('button', { name: hand.answer }).click();
  await expect(card.getByText('M-602').first()).toBeVisible();
  await expect(card.locator('[name=numbers]')).toHaveValue('moved');
  await card.getByRole('button', { name: hand.answer }).click();
  await expect(fireman.getByText(hand.didEnd, { exact: true })).toBeVisible();
  await stand(fireman);
  const other = await as(await holderOf('agent', await unitNamed('教育局')));
  await other.goto('/requests');
  await expect(other.getByText(house.name)).toHaveCount(0);
  await tellAll();
  await expect(clerk.getByText('已到场，责令当天清空，烟感明天换。')).toBeVisible();
  await expect(clerk.locator('.talk')).toContainText('消防救援大队');
  await stand(clerk);
});
