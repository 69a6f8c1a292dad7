import { globSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { county } from '#drizzle/seed/townships.ts';
import { LANGUAGE_COOKIE } from '#lib/gate/api/preference-cookies.ts';
import { columns } from '#lib/registry/import/columns.ts';
import { installation } from './installation.ts';
import { anyMobile, beatsOf, holderOf, houseIn, type Person, unbound } from './places.ts';
import { sessionFor } from './session.ts';

/** One picture: which page of app/ it shows, whose eyes, the address, and what is done before it is taken. */
export type Shot = {
  page: string;
  name: string;
  who: Person | null;
  at: string;
  /** 1 is a session before its second factor */
  aal?: 1 | 2;
  before?: (page: Page) => Promise<void>;
};

const root = path.join(import.meta.dirname, '..');

/** Every page there is, by the address of its folder: '/lodgings/[code]'. */
function pagesOfApp(): string[] {
  return globSync('app/**/page.tsx', { cwd: root })
    .map(
      (file) =>
        `/${path
          .dirname(file)
          .split(path.sep)
          .slice(1)
          .filter((step) => !/^\(.*\)$/.test(step))
          .join('/')}`,
    )
    .sort();
}

const night = '2026-11-20';
const fields = { reason: 'case', reference: 'LH-2026-0117' };

/** Signs a person in, in a browser of their own, to make what a picture needs. */
async function going(
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

async function one<T extends object>(what: string, rows: Promise<readonly T[]>): Promise<T> {
  const [row] = await rows;
  if (!row) throw new Error(`the demonstration lacks ${what}`);
  return row;
}

/** People and addresses of the demonstration for every page, and what some pages need made first. */
export async function shots(browser: Browser): Promise<Shot[]> {
  const sql = installation();
  const beats = await beatsOf();
  const [first] = beats;
  if (!first) throw new Error('the demonstration has beats');
  const fresh = await houseIn(first);
  const stayed = await one(
    'a child in house for five nights',
    sql<{ stay: string; code: string; night: string; lodging: string; beat: string; station: string }[]>`
      select s.id as stay, l.code, l.id as lodging, s.business_day::text as night, o.beat_id as beat, u.parent_id as station
      from stay s join lodging l on l.county = s.county and l.id = s.lodging_id
      join obligation o on o.county = s.county and o.lodging_id = l.id and o.business_day = s.business_day
      join unit u on u.county = s.county and u.id = o.beat_id
      where s.county = ${county.code} and s.checked_out_at is null and s.removed_in is null and s.room = '206'
        and s.planned_check_out_at > nl.now() order by s.check_in_at limit 1`,
  );
  const papers = await one(
    'a night with every kind of paper',
    sql<{ code: string; night: string; lodging: string }[]>`
      select l.code, l.id as lodging, r.business_day::text as night from report r
      join lodging l on l.county = r.county and l.id = r.lodging_id
      where r.county = ${county.code} and r.stays >= 10 order by r.business_day desc limit 1`,
  );
  const waiting = await one(
    'a pending identity',
    sql<{ code: string; lodging: string; beat: string }[]>`
      select l.code, l.id as lodging, t.unit_id as beat from task t join lodging l on l.county = t.county and l.id = t.lodging_id
      where t.county = ${county.code} and t.kind = 'identity_pending' and t.done_at is null order by t.opened_at limit 1`,
  );
  const atHouse = (lodging: string, role: string) =>
    one(
      `a person of ${role}`,
      sql<Person[]>`select a.id, a.name, null as phone from holding h join account a on a.id = h.account_id
        where h.county = ${county.code} and h.lodging_id = ${lodging} and h.role = ${role} and h.revoked_at is null limit 1`,
    );
  const landlord = await one(
    'a landlord of nine',
    sql<Person[]>`select a.id, a.name, null as phone from holding h join account a on a.id = h.account_id
      where h.county = ${county.code} and h.role = 'owner' group by a.id having count(*) >= 9 limit 1`,
  );
  const [officer, chief, supervisor] = [
    await holderOf('officer', stayed.beat),
    await holderOf('chief', stayed.station),
    await holderOf('supervisor'),
  ];
  const [secadmin, sysadmin, auditor] = [
    await holderOf('secadmin'),
    await holderOf('sysadmin'),
    await holderOf('auditor'),
  ];
  const owner = await atHouse(stayed.lodging, 'owner');
  const stay = `/lodgings/${stayed.code}/stays/${stayed.stay}`;

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
    await page.waitForURL(/done=asked/);
    return '';
  });
  await going(browser, owner, async (page) => {
    await page.goto(`/my-lodging?lodging=${stayed.code}`);
    await page
      .locator('form#closure [name=from_day]')
      .evaluate((input) => ((input as HTMLInputElement).value = '2026-12-01'));
    await page
      .locator('form#closure [name=to_day]')
      .evaluate((input) => ((input as HTMLInputElement).value = '2026-12-05'));
    await page.locator('form#closure button').evaluate((button) => (button as HTMLButtonElement).click());
    await page.waitForURL(/done=closure/);
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

  const shot = (page: string, who: Person | null, at = page, more: Partial<Shot> = {}): Shot => ({
    page,
    name: page.slice(1).replaceAll('/', '.') || 'home',
    who,
    at,
    ...more,
  });
  const clerk = await atHouse(stayed.lodging, 'staff');
  return [
    shot('/', null),
    shot('/sign-in', null),
    shot('/sign-in/second-factor', officer, undefined, { aal: 1 }),
    shot('/sign-in/enrol', await unbound('agent'), undefined, { aal: 1 }),
    shot('/invite/[code]', null, invitation),
    shot('/verify', null),
    shot('/verify/[code]', null, receipt),
    shot('/help', null),
    shot('/help/api', null),
    shot('/help/codes', null),
    shot('/help/[role]', null, '/help/staff'),
    shot('/account', officer),
    shot('/desk', clerk, `/desk?lodging=${stayed.code}`),
    shot('/desk', (await houseIn(first)).staff, '/desk', { name: 'desk-open' }),
    shot('/desk', (await houseIn(first)).staff, `/desk#nil-${night}`, { name: 'desk-sheet' }),
    shot('/desk', await atHouse(waiting.lodging, 'owner'), `/desk?lodging=${waiting.code}`, {
      name: 'desk-pending',
    }),
    shot('/desk', landlord, '/desk', { name: 'desk-landlord' }),
    shot('/stays/new', fresh.owner, `/stays/new?night=${night}`),
    shot('/stays/new', fresh.owner, `/stays/new?night=${night}`, {
      name: 'stays.new-present',
      before: async (page) => {
        await page.locator('[name="ui.0.present"][value="yes"]').check();
        await page.locator('[name="stays.0.child.name"]').fill('周小船');
        await page.locator('[name="stays.0.child.number"]').fill('430524201205060012');
        await page.locator('.foot .btn--lamp').click();
      },
    }),
    shot('/stays/[id]', clerk, `/stays/${stayed.stay}?lodging=${stayed.code}`),
    shot('/reports', clerk, `/reports?lodging=${stayed.code}`),
    shot(
      '/reports/[night]',
      await atHouse(papers.lodging, 'owner'),
      `/reports/${papers.night}?lodging=${papers.code}`,
    ),
    shot('/reports/[night]/receipt', fresh.staff, `/reports/${night}/receipt`),
    shot('/inbox', owner, `/inbox?lodging=${stayed.code}`),
    shot('/my-lodging', owner, `/my-lodging?lodging=${stayed.code}`),
    shot('/my-lodging/people', fresh.owner),
    shot('/my-lodging/keys', fresh.owner),
    shot('/board', supervisor),
    shot('/board', supervisor, '/board?day=2026-11-19', { name: 'board-past' }),
    shot('/board', officer, '/board', { name: 'board-officer' }),
    shot('/lodgings', chief),
    shot('/lodgings/[code]', officer, `/lodgings/${stayed.code}?night=${stayed.night}`),
    shot('/lodgings/[code]/stays/[stay]', officer, stay),
    shot('/tasks', await holderOf('officer', waiting.beat), '/tasks?view=tasks'),
    shot('/tasks', officer, '/tasks?view=silent', { name: 'tasks-silent' }),
    shot('/approvals', chief),
    shot('/holds', supervisor),
    shot('/outages', supervisor),
    shot('/registry', supervisor),
    shot('/registry/new', supervisor),
    shot('/registry/lodgings/[code]', supervisor, `/registry/lodgings/${stayed.code}`),
    shot('/registry/import', supervisor),
    shot('/registry/import/[run]', supervisor, run),
    shot('/registry/tags', supervisor),
    shot('/registry/units', supervisor),
    shot('/people', secadmin),
    shot('/people/[id]', secadmin, `/people/${officer.id}`),
    shot('/audit', auditor),
    shot('/system', sysadmin),
    shot('/system/settings', sysadmin),
  ];
}

/** Pages without a picture, and pictures of pages that are gone; both empty when the album is whole. */
export function forgotten(planned: readonly Shot[]): { pages: string[]; gone: string[] } {
  const pages = pagesOfApp();
  const known = new Set(planned.map(({ page }) => page));
  return {
    pages: pages.filter((page) => !known.has(page)),
    gone: [...known].filter((page) => !pages.includes(page)),
  };
}
