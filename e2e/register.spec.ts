import { reconcilePageWords, resultName } from '#lib/reconcile/words-pages.ts';
import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a supervisor compares a register with the returns: both ways by night, and the same again changes nothing', async ({
  as,
  house,
  language,
}) => {
  const words = reconcilePageWords(language);
  const filed = numberOf(418);
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '蒋小棹', number: filed }, '302', '2026-11-20T18:20');
  await register(clerk, language);

  const lines = [
    'lodging_code,name,id_type,id_number,checked_in_at,room',
    `${house.code},蒋小棹,resident_id,${filed},2026-11-20T18:20:00+08:00,302`,
    `${house.code},某甲,resident_id,${numberOf(419)},2026-11-20T19:00:00+08:00,303`,
    `${house.code},某乙,resident_id,,2026-11-20T19:00:00+08:00,303`,
  ];
  const supervisor = await as(await holderOf('supervisor'));
  const send = async () => {
    await supervisor.goto('/reconcile');
    const buffer = Buffer.from(lines.join('\r\n'));
    await supervisor
      .locator('input[name=register]')
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer });
    await supervisor.getByRole('button', { name: words.start }).click();
    await supervisor.waitForURL(/\/reconcile\/runs\//);
    await expect(supervisor.getByText(words.done)).toBeVisible({ timeout: 15_000 });
  };
  await send();
  await expect(supervisor.locator('main')).toContainText('M-235');
  await stand(supervisor);
  await supervisor.goto(`/reconcile/${house.code}`);
  const row = supervisor.locator('tbody tr').first();
  for (const result of ['matched', 'not_filed'] as const)
    await expect(row.locator(`td[data-th="${resultName(result, language)}"]`)).toContainText('1');
  await stand(supervisor);
  await send();
  await expect(supervisor.getByText(words.same)).toBeVisible();
  await supervisor.goto('/reconcile');
  await expect(supervisor.locator('#runs').locator('..').locator('..')).toContainText(words.same);
  await stand(supervisor);
});
