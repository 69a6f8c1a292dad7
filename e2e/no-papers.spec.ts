import { deskPageWords } from '#lib/report/words-pages.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { outcomeName, taskKindName, taskWords } from '#lib/task/words.ts';
import { field, openStayForm, register } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, TONIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a child without papers is registered at once, the desk is told what to do, and the police clock runs', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, TONIGHT);
  await field(clerk, 'child.name').fill('小满');
  await field(clerk, 'child.document_type').selectOption('none');
  await expect(clerk.getByText(stayWords(language).noDocument)).toBeVisible();
  await clerk.locator('[name="ui.0.present"][value="no"]').check();
  await field(clerk, 'alone').and(clerk.locator('[value="yes"]')).check();
  await stand(clerk);
  await register(clerk, language);
  await clerk.goto('/desk');
  await expect(clerk.getByText(deskPageWords(language).pendingTitle)).toBeVisible();
  await expect(clerk.getByText(stayWords(language).pendingDo)).toBeVisible();
  await stand(clerk);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/tasks?view=tasks');
  const task = officer.getByRole('article').filter({ hasText: house.name });
  const words = taskWords(language);
  await expect(task).toContainText(taskKindName('identity_pending', language));
  await expect(task).toContainText(words.unclaimed);
  await expect(task).toContainText(/\d/);
  await expect(task).not.toContainText('小满');
  await stand(officer);
  await task.getByRole('button', { name: words.claim }).click();
  await expect(officer.getByText(words.didClaim, { exact: true })).toBeVisible();
  await task.getByLabel(outcomeName('identified', language)).check({ force: true });
  await task.getByRole('button', { name: words.finish }).click();
  await expect(officer.getByText(words.didFinish(outcomeName('identified', language)))).toBeVisible();
  await stand(officer);

  await clerk.goto('/desk');
  await expect(clerk.getByText(deskPageWords(language).pendingTitle)).toHaveCount(0);
});
