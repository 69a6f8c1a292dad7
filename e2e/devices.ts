import type { Page } from '@playwright/test';
import { county } from '#drizzle/seed/townships.ts';
import { sessionCookieName } from '#lib/gate/cookie.ts';
import { hashPassword } from '#lib/identity/password.ts';
import { installation } from './installation.ts';
import { type Beat, holderOf, houseIn, type Person } from './places.ts';
import type { Shot } from './shot.ts';

const PASSWORD = '溪水边有十二间房 夜里有灯';

/** The PIN the people of the stories choose. */
export const PIN = '830417';

/** Opens a pairing code's page on the very browser that made it. */
async function codeOpened(page: Page): Promise<void> {
  await page.locator('form#code button').click();
  await page.goto(new URL((await page.getByText(/\/pair\//).textContent()) ?? '').pathname);
}

/** Pairs the browser an owner is signed in on as that owner's own phone, and lets the day pass: the next page asks the PIN. */
async function pinAsked(page: Page): Promise<void> {
  await codeOpened(page);
  await page.locator('form#pair [name=pin]').fill(PIN);
  await page.locator('form#pair [name=again]').fill(PIN);
  await page.locator('form#pair button').click();
  await page.waitForURL(/\/desk/);
  await page.context().clearCookies({ name: sessionCookieName() });
  await page.goto('/my-lodging/people');
  await page.locator('form#prove').waitFor();
}

/** Makes the computer an owner sits at the house's shared desk. */
export async function deskMade(page: Page): Promise<void> {
  await page.locator('form#desk button').click();
  await page.waitForURL(/\/shift$/);
}

/** Somebody's first shift at the desk: phone and password once, and a PIN. */
export async function joinDesk(page: Page, person: Person): Promise<void> {
  await installation()`update account set password_hash = ${await hashPassword(PASSWORD)} where id = ${person.id}`;
  const form = page.locator('form#join');
  if (!(await form.isVisible())) await page.locator('#fold-first > summary').click();
  await form.locator('[name=phone]').fill(person.phone ?? '');
  await form.locator('[name=password]').fill(PASSWORD);
  await form.locator('[name=pin]').fill(PIN);
  await form.locator('[name=again]').fill(PIN);
  await form.locator('button').click();
  await page.waitForURL(/\/shift\/card/);
}

/** The pages of own phones, shared desks and the station's help; each browser that becomes a device has a house of its own. */
export async function deviceShots(
  shot: (page: string, who: Person, at?: string, more?: Partial<Shot>) => Shot,
  beat: Beat,
  officer: Person,
  inPerson: string,
): Promise<Shot[]> {
  const devices = '/my-lodging/devices';
  const owner = async () => (await houseIn(beat)).owner;
  const shared = await houseIn(beat);
  // The page of one's own account offers Web Push where the county has it.
  await installation()`insert into channel_setting (county, channel, enabled, place, settings, set_at, failures)
    values (${county.code}, 'web_push', true, 9, '{"contact":"post@county.example"}', nl.now(), 0) on conflict do nothing`;
  const begun = async (page: Page) => {
    await deskMade(page);
    await joinDesk(page, shared.staff);
  };
  return [
    shot(devices, await owner()),
    shot('/pair/[code]', await owner(), devices, { before: codeOpened }),
    shot('/pin', await owner(), devices, { before: pinAsked }),
    shot('/shift', await owner(), devices, { before: deskMade }),
    shot('/shift/card', shared.owner, devices, { before: begun }),
    shot('/lodgings/[code]/in-person', officer, inPerson),
    shot('/roster/in-person', await holderOf('chief', beat.station)),
  ];
}
