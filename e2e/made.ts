import type { Browser, Page } from '@playwright/test';
import { LANGUAGE_COOKIE } from '#lib/gate/api/preference-cookies.ts';
import { columns } from '#lib/registry/import/columns.ts';
import { installation } from './installation.ts';
import { anyMobile, type House, type Person } from './places.ts';
import { sessionFor } from './session.ts';

const fields = { reason: 'case', reference: 'LH-2026-0117' };

/** Signs a person in, in a browser of their own, to make what a picture needs. */
export async function going(
  browser: Browser,
  person: Person,
  work: (page: Page) => Promise<string>,
): Promise<string> {
  const context = await browser.newContext();
  const url = process.env.BASE_URL ?? '';
  const cookies = [await sessionFor(person), { name: LANGUAGE_COOKIE, value: 'zh-CN' }];
  await context.addCookies(cookies.map((one) => ({ ...one, url })));
  const page = await context.newPage();
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

/** Waits for what was asked to be taken; another worker's album may have asked it before, and then it stands already. */
async function asked(page: Page, taken: RegExp): Promise<void> {
  await page.waitForURL(taken, { timeout: 5000 }).catch(() => undefined);
}

/** The incident a house told of last. */
async function newestIncident(lodging: string): Promise<string> {
  const [row] = await installation()<
    { id: string }[]
  >`select id from incident where lodging_id = ${lodging} order by told_at desc limit 1`;
  if (!row) throw new Error('nothing was told');
  return row.id;
}

/** Makes what some pages show: a receipt, an invitation, an asked reveal and closure, a dry run. Returns their addresses. */
export async function makeShown(
  browser: Browser,
  of: {
    fresh: House;
    night: string;
    officer: Person;
    owner: Person;
    supervisor: Person;
    stay: string;
    code: string;
  },
): Promise<Record<'receipt' | 'invitation' | 'run' | 'incident' | 'sheet' | 'compared' | 'brief', string>> {
  const { fresh, night, officer, owner, supervisor, stay } = of;
  const receipt = await going(browser, fresh.staff, async (page) => {
    await page.goto('/desk');
    await page
      .locator(`#nil-${night} button`)
      .first()
      .evaluate((button) => (button as HTMLButtonElement).click());
    await page.waitForURL(/\/receipt/);
    const code = (await page.locator('.slip__code .big').textContent())?.replace('-', '');
    return `/verify/${code}?number=${await page.locator('.slip .mono').first().textContent()}`;
  });
  const invitation = await going(browser, fresh.owner, async (page) => {
    await page.goto('/my-lodging/people');
    await page.locator('form#new [name=name]').fill('欧阳小兰');
    await page.locator('form#new [name=phone]').fill(anyMobile());
    await page.locator('form#new button').click();
    return new URL((await page.getByText(/\/invite\//).textContent()) ?? '').pathname;
  });
  await going(browser, officer, async (page) => {
    await page.goto(stay);
    await page.locator('form#second select').selectOption(fields.reason);
    await page.locator('form#second [name=reference]').fill(fields.reference);
    await page.locator('form#second button').click();
    await asked(page, /done=asked/);
    return '';
  });
  await going(browser, owner, async (page) => {
    await page.goto(`/my-lodging?lodging=${of.code}`);
    await page
      .locator('form#closure [name=from_day]')
      .evaluate((input) => ((input as HTMLInputElement).value = '2026-12-01'));
    await page
      .locator('form#closure [name=to_day]')
      .evaluate((input) => ((input as HTMLInputElement).value = '2026-12-05'));
    await page.locator('form#closure button').evaluate((button) => (button as HTMLButtonElement).click());
    await asked(page, /done=closure/);
    return '';
  });
  const run = await going(browser, supervisor, async (page) => {
    const rows = [
      columns.lodgings,
      [
        'PX0001',
        '云台客栈',
        'guesthouse',
        '430524001',
        '桃花坪街道',
        '桃洪路9号',
        '14',
        '方雪梅',
        '13900000031',
        'operating',
      ],
      [
        'PX0002',
        '错店',
        'castle',
        '430524001',
        '桃花坪街道',
        '桃洪路8号',
        'many',
        '方雪梅',
        '12345',
        'operating',
      ],
    ];
    await page.goto('/registry/import');
    const buffer = Buffer.from(rows.map((row) => row.join(',')).join('\r\n'));
    await page
      .locator('input[name=lodgings]')
      .setInputFiles({ name: 'lodgings.csv', mimeType: 'text/csv', buffer });
    await page.locator('#upload button, form[action$=files] button').last().click();
    await page.waitForURL(/\/registry\/import\/[0-9a-f-]{36}/);
    await page.locator('#counts').waitFor();
    return new URL(page.url()).pathname;
  });

  await going(browser, fresh.staff, async (page) => {
    await page.goto('/report-now');
    await page.locator('[name=signs][value=afraid]').check();
    await page.locator('[name=where]').fill('三楼 305');
    await page.locator('[name=text]').fill('孩子一直哭，大人不让说话');
    await page.locator('.tell__form button').first().click();
    await page.locator('.tell__states').waitFor();
    return '';
  });
  const incident = `/duty/${await newestIncident(fresh.id)}`;
  const sheet = await going(browser, owner, async (page) => {
    const rows = [
      '旅馆编码,报备日,类型,姓名,证件号码,入住时间',
      `${of.code},2026-11-20,入住,袁小渔,4.30524E+17,21:05`,
      `${of.code},昨晚,入住,袁小溪,,21:05`,
    ];
    await page.goto('/reports/sheet');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await page.locator('form[action$=files] button').click();
    await page.waitForURL(/\/reports\/sheet\/[0-9a-f-]{36}/);
    return new URL(page.url()).pathname;
  });
  const compared = await going(browser, supervisor, async (page) => {
    const rows = ['lodging_code,id_number,checked_in_at', `${fresh.code},,2026-11-20T20:00:00+08:00`];
    rows.push(`${fresh.code},430524201205060012,2026-11-20T20:00:00+08:00`);
    await page.goto('/reconcile');
    const buffer = Buffer.from(rows.join('\r\n'));
    await page
      .locator('input[name=register]')
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer });
    await page.locator('form[action$="/reconcile/files"] button').click();
    await page.waitForURL(/\/reconcile\/runs\/[0-9a-f-]{36}/);
    await page.locator('#counts').waitFor();
    return new URL(page.url()).pathname;
  });

  const brief = await going(browser, supervisor, async (page) => {
    await page.goto('/briefs');
    await page.locator('form#brief [name=asOf]').fill('2026-11-21T08:00');
    await page.locator('form#brief button').click();
    await page.locator('form#brief .answer, form#brief [role=alert]').first().waitFor();
    await page.goto('/briefs');
    return (
      (await page
        .locator('#list ~ * a[href^="/briefs/"], section table a[href^="/briefs/"]')
        .first()
        .getAttribute('href')) ?? ''
    );
  });
  return { receipt, invitation, run, incident, sheet, compared, brief };
}
