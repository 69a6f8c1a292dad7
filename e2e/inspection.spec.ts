import { county } from '#drizzle/seed/townships.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { houseCopyWords } from '#lib/inspection/words-house.ts';
import { musts } from '#lib/report/five-musts.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test('a week’s list is drawn, a visit done on a phone with findings and a statement, and the correction proven @wide', async ({
  as,
  language,
}) => {
  const words = inspectionWords(language);
  const copy = houseCopyWords(language);
  const who = await holderOf('supervisor');
  const supervisor = await as(who);
  await supervisor.goto('/requests');
  await supervisor.locator('.menu__all > summary').click();
  await stand(supervisor);
  await supervisor.getByRole('link', { name: words.title, exact: true }).click();
  await supervisor.waitForURL('**/inspections');
  // Stories of other browsers may have drawn it already: it is drawn once a week.
  if ((await supervisor.locator('form#draw').count()) > 0) {
    await supervisor.locator('form#draw button').click();
    await expect(supervisor.getByText(words.drawnDone)).toBeVisible();
  }
  await expect(supervisor.getByText(words.seed, { exact: true })).toBeVisible();
  await stand(supervisor);
  await supervisor
    .locator('#to-visit')
    .locator('../..')
    .getByRole('link', { name: words.record })
    .first()
    .click();

  const form = supervisor.locator('form#record');
  await expect(supervisor.getByText(words.noPhotos)).toBeVisible();
  await installation()`insert into setting (county, key, scope, scope_key, from_day, value, set_at)
    values (${county.code}, 'inspection_pictures', 'county', '', '2026-01-01', '1'::jsonb, '2026-01-01T00:00:00Z')
    on conflict do nothing`;
  await supervisor.reload();
  await expect(form.getByText(words.photosAway)).toBeVisible();
  const lodging = await form.locator('[name=lodging]').inputValue();
  for (const must of musts)
    await form
      .locator(`[name=${must}][value=${must === 'guardian' ? 'breach' : 'kept'}]`)
      .check({ force: true });
  await expect(form.locator('[name=note_identity]'), 'asked where something was not kept').toBeHidden();
  await form
    .locator('#record-file')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: onePixel });
  await expect(form.locator('.held img')).toBeVisible();
  const second = await form.locator('[name=second]').inputValue();
  if (second === '' || second === who.id) await form.locator('[name=second]').selectOption({ index: 1 });
  await form.locator('[name=follow][value=correction]').check({ force: true });
  await form.locator('[name=signature][value=refused]').check({ force: true });
  await form.locator('[name=statement]').fill('客人说监护人马上就到，就没有记电话。');
  const done = form.getByRole('button', { name: words.sign });
  await done.click();
  await expect(supervisor.locator('#errors')).toBeVisible();
  await expect(form.locator('[name=guardian][value=breach]'), 'nothing chosen is lost').toBeChecked();
  await expect(form.locator('[name=statement]')).toHaveValue(/监护人马上就到/);
  await stand(supervisor);
  await form.locator('[name=note_guardian]').fill('305房没有记监护人电话');
  await form.locator('[name=until]').fill('2026-11-28');
  await form.locator('[name=spoke]').fill('方国强');
  await form.locator('[name=refusal]').fill('要先问老板');
  await done.click();
  await expect(supervisor.getByText(words.saved)).toBeVisible();
  await stand(supervisor);
  const record = new URL(supervisor.url()).pathname;
  const photo = supervisor.locator(`a[href^="${record}/pictures/"]`);
  const shown = await supervisor.request.get((await photo.getAttribute('href')) ?? '');
  expect([shown.status(), shown.headers()['content-type']]).toEqual([200, 'image/jpeg']);

  const [owner] = await installation()<{ id: string; name: string; code: string }[]>`
    select a.id, a.name, l.code from holding h join account a on a.id = h.account_id
    join lodging l on l.county = h.county and l.id = h.lodging_id
    where h.county = ${county.code} and h.lodging_id = ${lodging} and h.role = 'owner' and h.revoked_at is null limit 1`;
  if (!owner) throw new Error('a lodging has an owner');
  const house = await as({ id: owner.id, name: owner.name, phone: null });
  await house.goto(`/my-lodging/inspections?lodging=${owner.code}`);
  await stand(house);
  await house.locator('form[id^=done-] textarea').fill('已补记305房监护人电话');
  await house.locator('form[id^=done-] button').click();
  await expect(house.getByRole('heading', { name: copy.doneSent })).toBeVisible();
  await house.locator('form[id^=state-] textarea').fill('以后入住时当面记。');
  await house.locator('form[id^=state-] button').click();
  await expect(house.getByRole('heading', { name: copy.sent })).toBeVisible();

  await supervisor.goto(record);
  await expect(supervisor.getByText('以后入住时当面记。')).toBeVisible();
  await supervisor.locator('form[id^=prove-] [name=proof][value=seen_on_site]').check({ force: true });
  await supervisor.locator('form[id^=prove-] button').click();
  await expect(supervisor.getByText(words.provenDone)).toBeVisible();
  await supervisor.goto(`/lodgings/${owner.code}`);
  await expect(supervisor.getByText(words.provenHappened)).toBeVisible();
  await stand(supervisor);
});
