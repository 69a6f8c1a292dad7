import { nightName } from '#lib/clock/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { behalfWords } from '#lib/report/behalf/words.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('an officer files by telephone, the version is marked, and the owner confirms it in one tap', async ({
  as,
  house,
  language,
}) => {
  const words = behalfWords(language);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}?night=${LAST_NIGHT}`);
  await officer.getByRole('link', { name: words.title }).click();
  await stand(officer);
  const form = officer.locator('form#on-behalf');
  await expect(form.locator('[name=night]')).toHaveValue(LAST_NIGHT);
  await form.locator('[name=kind]').selectOption('guests');
  await form.getByRole('button', { name: words.send }).click();
  await expect(form.getByText('M-134').first()).toBeVisible();
  await expect(form.locator('[name=said_by]')).toHaveValue(house.owner.name);
  await form.locator('[name=kind]').selectOption('nil');
  await form.getByRole('button', { name: words.send }).click();
  await expect(officer.getByText(words.done)).toBeVisible();
  await expect(officer.locator('main')).toContainText(lodgingWords(language).filedNil);
  await stand(officer);

  const owner = await as(house.owner);
  await owner.goto('/desk');
  await expect(owner.getByText(words.isRight)).toBeVisible();
  await expect(owner.locator('main')).toContainText(nightName(LAST_NIGHT, language));
  await stand(owner);
  await owner.getByRole('button', { name: words.confirm, exact: true }).click();
  await expect(owner.getByText(words.confirmed)).toBeVisible();
  await expect(owner.getByText(words.isRight)).toHaveCount(0);
});
