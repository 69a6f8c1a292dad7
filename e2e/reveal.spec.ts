import { revealWords } from '#lib/approval/words.ts';
import { actName } from '#lib/audit/words-acts.ts';
import { auditWords } from '#lib/audit/words-pages.ts';
import { approvalsWords, stayRevealWords } from '#lib/overview/words-approvals.ts';
import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a reveal asks for a reason and a second person, shows for a while, and stands in the house book @wide', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '蒋小枫', number: numberOf(61) }, '407', '2026-11-20T18:20');
  await register(clerk, language);

  const reference = `LH-${house.code.slice(2)}`;
  const words = revealWords(language);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}?night=${LAST_NIGHT}`);
  await officer.getByRole('link', { name: words.reveal }).first().click();
  await officer.waitForURL(/\/stays\//);
  const address = new URL(officer.url()).pathname;
  await stand(officer);
  const form = officer.locator('form#second');
  await form.locator('select').selectOption('case');
  await form.getByRole('button', { name: words.ask }).click();
  await expect(officer.locator('#second .bad'), 'no number, no reveal').toBeVisible();
  await form.locator('[name=reference]').fill(reference);
  await form.getByRole('button', { name: words.ask }).click();
  await expect(officer.getByText(words.asked)).toBeVisible();
  await expect(officer.locator('main')).not.toContainText('蒋小枫');

  const chief = await as(await holderOf('chief', house.beat.station));
  await chief.goto('/approvals');
  const row = chief.locator('.contact').filter({ hasText: reference });
  await expect(row).toContainText(house.name);
  await stand(chief);
  await row.getByRole('button', { name: words.approve, exact: true }).click();
  await expect(chief.getByText(approvalsWords(language).done).first()).toBeVisible();

  await officer.clock.install();
  await officer.goto(address);
  await officer.getByRole('button', { name: words.openNow }).click();
  await officer.waitForURL(/show=1/);
  await expect(officer.getByText('蒋小枫')).toBeVisible();
  await expect(officer.getByText(numberOf(61))).toBeVisible();
  await stand(officer);
  await officer.clock.fastForward('05:00');
  await expect(officer.getByText('蒋小枫')).toHaveCount(0);
  await expect(officer.getByText(stayRevealWords(language).hidden)).toBeVisible();

  const auditor = await as(await holderOf('auditor'));
  await auditor.goto(`/audit?lodging=${house.code}`);
  const book = auditor.locator('main');
  for (const act of ['reveal.ask', 'reveal.approve', 'reveal.open', 'reveal.show']) {
    await expect(
      book
        .getByRole('row')
        .filter({ hasText: actName(act, language) })
        .first(),
      act,
    ).toBeVisible();
  }
  const asked = book
    .getByRole('row')
    .filter({ hasText: actName('reveal.ask', language) })
    .first();
  await asked.locator('summary').click();
  await expect(asked.getByText(reference)).toBeVisible();
  await expect(book).not.toContainText('蒋小枫');
  await stand(auditor);
  await auditor.locator('form#now button').click();
  await expect(auditor.getByText(auditWords(language).soundTitle)).toBeVisible();
});
