import { stripWords } from '#app/_ui/phone/words-phone.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

const children = [
  { name: '温小岚', number: numberOf(81) },
  { name: '温小禾', number: numberOf(82) },
  { name: '温小川', number: numberOf(83) },
] as const;

test('a phone, a second phone’s old queue and a machine’s night run write one night: no stay is lost, none stands twice', async ({
  as,
  house,
  language,
  playwright,
  baseURL,
}) => {
  const [atDesk, inValley, byMachine] = children;
  const old = await as(house.owner);
  await old.goto('/my-lodging/keys');
  const form = old.locator('form#new');
  await form.getByLabel(houseWords(language).label).fill('前台系统');
  await form.getByRole('button', { name: houseWords(language).newKey }).click();
  const key = (await form.locator('p.mono').textContent())?.trim() ?? '';

  // The owner's phone loses its line over a half-typed stay, which is then kept and waits.
  await openStayForm(old, language, LAST_NIGHT);
  await guardianIsHere(old, language);
  await old.waitForLoadState('networkidle');
  await old.context().setOffline(true);
  await typeFamily(old, inValley, '306', `${LAST_NIGHT}T21:10`);
  await old.getByRole('button', { name: stayPageWords(language).send, exact: true }).click();
  await expect(old.getByText(stripWords(language).unsent(1)).first()).toBeVisible();
  await stand(old);

  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, atDesk, '206', `${LAST_NIGHT}T20:30`);
  await register(clerk, language);

  const machine = await playwright.request.newContext({ baseURL });
  const nightRun = (run: string) =>
    machine.put(`/api/v1/lodgings/${house.code}/days/${LAST_NIGHT}`, {
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': run },
      data: {
        kind: 'guests',
        stays: [atDesk, byMachine].map(({ name, number }, n) => ({
          serial: `F${n}`,
          room: n === 0 ? '206' : '207',
          child: { name, document_type: 'resident_id', number },
          check_in: `${LAST_NIGHT}T20:3${n}:00+08:00`,
        })),
      },
    });
  const first = await nightRun('run-1');
  expect(first.ok(), await first.text()).toBe(true);

  await old.context().setOffline(false);
  await expect(old.getByText(stripWords(language).sent(1))).toBeVisible();
  const last = await nightRun('run-2');
  expect(last.ok(), await last.text()).toBe(true);
  await machine.dispose();

  const [stays] = await installation()<{ all: number; left: number }[]>`
    select count(*)::int as all, count(*) filter (where removed_in is null)::int as left
    from stay where lodging_id = ${house.id} and business_day = ${LAST_NIGHT}`;
  expect({ ...stays }).toEqual({ all: 3, left: 3 });
  await old.goto(`/reports/${LAST_NIGHT}`);
  await expect(old.getByRole('link', { name: /温\*/ })).toHaveCount(3);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}`);
  await expect(officer.getByText(lodgingWords(language).filedGuests(3)).first()).toBeVisible();
});
