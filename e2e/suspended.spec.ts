import { county } from '#drizzle/seed/townships.ts';
import { nightName } from '#lib/clock/words.ts';
import { stateWords } from '#lib/report/words.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, TONIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a suspended house is asked for nothing, and a child who comes all the same is registered', async ({
  as,
  house,
  language,
}) => {
  const sql = installation();
  await sql`update lodging_status set status = 'suspended' where county = ${county.code} and lodging_id = ${house.id}`;
  await sql`delete from obligation where county = ${county.code} and lodging_id = ${house.id}`;
  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await expect(clerk.getByText(stateWords(language).excused).first()).toBeVisible();
  await expect(clerk.getByText(deskPageWords(language).excused)).toBeVisible();
  await expect(clerk.locator(`a[href="#nil-${TONIGHT}"]`)).toHaveCount(0);
  await stand(clerk);
  await openStayForm(clerk, language, TONIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '阳小波', number: numberOf(91) }, '105');
  await register(clerk, language);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).guests(nightName(TONIGHT, language), 1),
  );
  await clerk.goto('/desk');
  await expect(clerk.getByText('阳*').first()).toBeVisible();
  await stand(clerk);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/board?day=${LAST_NIGHT}&state=due&q=${house.code}`);
  await expect(officer.getByRole('link', { name: house.name })).toHaveCount(0);
  await officer.goto(`/lodgings/${house.code}?night=${TONIGHT}`);
  await expect(officer.locator('main')).toContainText('阳*');
  await stand(officer);
});
