import { globSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { county } from '#drizzle/seed/townships.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { plateOf } from '#lib/lodging/plate.ts';
import { disputeShots } from './album-disputes.ts';
import { searchShots } from './album-searches.ts';
import { visitShots } from './album-visits.ts';
import { atHouse, castOf } from './cast.ts';
import { deviceShots } from './devices.ts';
import { hallShots } from './halls.ts';
import { makeShown } from './made.ts';
import { beatsOf, certifiedOutage, holderOf, houseIn, linkFor, type Person, unbound } from './places.ts';
import type { Shot } from './shot.ts';
import { makeTalk } from './talk.ts';

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

/** Sends a report and stays on the page that follows it. */
async function tellOf(page: Page): Promise<void> {
  await page.locator('[name=signs][value=lost]').check();
  await page.locator('.tell__form button').first().click();
  await page.locator('.tell__states').waitFor();
}

/** Takes the line away once the phone can stand alone. */
async function goAway(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
  await page.context().setOffline(true);
}

/** People and addresses of the demonstration for every page, and what some pages need made first. */
export async function shots(browser: Browser): Promise<Shot[]> {
  const beats = await beatsOf();
  const [first] = beats;
  if (!first) throw new Error('the demonstration has beats');
  const fresh = await houseIn(first);
  const valley = await houseIn(first); // its line breaks down, and what it files stays on the phone
  const { shown, stayed, papers, waiting, landlord, open, suspended, search, unfiled, chased } =
    await castOf();
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

  const { receipt, invitation, run, incident, sheet, compared, brief } = await makeShown(browser, {
    ...{ fresh, night, officer, owner, supervisor, stay },
    code: stayed.code,
  });

  const talk = await makeTalk(fresh);

  const plate = `/p/${plateOf({ county: county.code, code: fresh.code })}`;
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
    shot('/sign-in/code', null),
    shot('/sign-in/second-factor', officer, undefined, { aal: 1 }),
    shot('/sign-in/enrol', await unbound('agent'), undefined, { aal: 1 }),
    shot('/invite/[code]', null, invitation),
    ...(await deviceShots(shot, first, officer, `/lodgings/${stayed.code}/in-person`)),
    shot('/t/[token]', null, await linkFor(await houseIn(first), businessDay(night))),
    shot('/outage/[number]', null, `/outage/${await certifiedOutage()}`),
    shot('/verify', null),
    shot('/verify/[code]', null, receipt),
    shot('/help', null),
    shot('/help/api', null),
    shot('/help/codes', null),
    shot('/help/[role]', null, '/help/staff'),
    shot('/account', officer),
    shot('/account/messages', officer),
    shot('/desk', clerk, `/desk?lodging=${stayed.code}`),
    shot('/desk', await atHouse(open.lodging, 'staff'), `/desk?lodging=${open.code}`, { name: 'desk-open' }),
    shot('/desk', (await houseIn(first)).staff, `/desk#nil-${night}`, { name: 'desk-sheet' }),
    shot('/desk', await atHouse(waiting.lodging, 'owner'), `/desk?lodging=${waiting.code}`, {
      name: 'desk-pending',
    }),
    shot('/desk', landlord, '/desk', { name: 'desk-landlord' }),
    shot('/desk', await atHouse(suspended.lodging, 'owner'), `/desk?lodging=${suspended.code}`, {
      name: 'desk-suspended',
    }),
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
    shot('/unsent', valley.staff, '/desk', {
      name: 'unsent',
      before: async (page) => {
        await page.locator(`a[href*="#nil-"]`).first().waitFor();
        await goAway(page);
        await page.goto(`/desk#nil-${night}`);
        await page.locator(`#nil-${night} button`).click();
        await page.goto('/unsent');
        await page.locator('#own').waitFor();
      },
    }),
    shot('/desk', valley.staff, '/desk', {
      name: 'desk-away',
      before: async (page) => {
        await goAway(page);
        await page.goto('/desk');
        await page.locator('#post').waitFor();
      },
    }),
    shot('/stays/[id]', clerk, `/stays/${stayed.stay}?lodging=${stayed.code}`),
    shot('/reports', clerk, `/reports?lodging=${stayed.code}`),
    shot('/reports/sheet', landlord),
    shot('/reports/sheet/[id]', owner, sheet),
    shot(
      '/reports/[night]',
      await atHouse(papers.lodging, 'owner'),
      `/reports/${papers.night}?lodging=${papers.code}`,
    ),
    shot('/reports/[night]/receipt', fresh.staff, `/reports/${night}/receipt`),
    shot('/houses', landlord),
    shot('/inbox', owner, `/inbox?lodging=${stayed.code}`),
    shot('/my-lodging', owner, `/my-lodging?lodging=${stayed.code}`),
    shot('/my-lodging/people', fresh.owner),
    shot('/my-lodging/keys', fresh.owner),
    shot('/ask', clerk, `/ask?lodging=${stayed.code}`),
    shot('/ask/[thread]', fresh.staff, talk.own),
    ...(await hallShots(shot, fresh)),
    shot('/questions', officer),
    shot('/questions/[thread]', await holderOf('officer', first.id), talk.police),
    shot('/questions/new', officer, `/questions/new?lodging=${stayed.code}`),
    ...(await disputeShots(shot, fresh, chief)),
    shot('/board', supervisor),
    shot('/board', supervisor, '/board?day=2026-11-19', { name: 'board-past' }),
    shot('/board', officer, '/board', { name: 'board-officer' }),
    shot('/board', supervisor, '/board', {
      name: 'menu-open',
      before: (page) => page.locator('.menu__all > summary').click(),
    }),
    shot('/morning', officer),
    shot('/morning', supervisor, '/morning', { name: 'morning-county' }),
    shot('/search', supervisor, '/search?q=thp'),
    shot('/lodgings', chief),
    shot('/lodgings/[code]', officer, `/lodgings/${stayed.code}?night=${stayed.night}`),
    shot('/lodgings/[code]/stays/[stay]', officer, stay),
    shot('/lodgings/[code]/on-behalf', officer, `/lodgings/${stayed.code}/on-behalf`),
    shot('/alerts', supervisor, '/alerts?view=instant'),
    shot('/alerts', officer, '/alerts?view=watch', { name: 'alerts-watch' }),
    shot('/alerts/[id]', supervisor, `/alerts/${shown.id}`),
    shot('/alerts/rules', supervisor),
    shot('/requests', chief),
    shot('/tasks', await holderOf('officer', waiting.beat), '/tasks?view=tasks'),
    shot('/tasks', officer, '/tasks?view=silent', { name: 'tasks-silent' }),
    shot('/chases', officer),
    shot('/chases/[id]', await holderOf('officer', chased.beat), `/chases/${chased.id}`),
    shot('/chases/remind', supervisor),
    ...(await visitShots(shot, { browser, officer, supervisor, chief, owner, code: stayed.code })),
    shot('/handover', chief),
    shot('/board/units', supervisor),
    shot('/board/units', supervisor, '/board/units?cut=township', { name: 'units-township' }),
    shot('/evidence', supervisor, `/evidence?kind=alert&case=${shown.id}`, { name: 'evidence-case' }),
    shot('/briefs', supervisor),
    shot('/briefs/[id]', supervisor, brief),
    shot('/briefs/weekly', supervisor),
    shot('/evaluation', supervisor),
    shot('/evaluation/report', supervisor),
    shot('/approvals', chief),
    shot('/holds', supervisor),
    shot('/duty', await holderOf('duty', first.station)),
    shot('/duty/[id]', await holderOf('duty', first.station), incident),
    shot('/roster', await holderOf('chief', first.station)),
    shot('/my-lodging/plate', fresh.owner),
    shot('/p/[plate]', null, plate),
    shot('/p/[plate]/fill', null, `${plate}/fill`),
    shot('/report-now', null),
    shot('/report-now', fresh.owner, `/report-now?lodging=${fresh.code}`, { name: 'report-now-house' }),
    shot('/report-now', clerk, `/report-now?lodging=${stayed.code}`, {
      name: 'report-now-told',
      before: tellOf,
    }),
    shot('/report-now/no-room', fresh.owner),
    ...(await searchShots(shot, fresh, supervisor, search.id)),
    shot('/reconcile', supervisor),
    shot('/reconcile/[code]', supervisor, `/reconcile/${unfiled.code}`),
    shot('/reconcile/runs/[run]', supervisor, compared),
    shot('/outages', supervisor),
    shot('/registry', supervisor),
    shot('/registry/new', supervisor),
    shot('/registry/lodgings/[code]', supervisor, `/registry/lodgings/${stayed.code}`),
    shot('/registry/import', supervisor),
    shot('/registry/import/[run]', supervisor, run),
    shot('/registry/tags', supervisor),
    shot('/registry/units', supervisor),
    shot('/people', secadmin),
    shot('/people/ways', secadmin),
    shot('/people/[id]', secadmin, `/people/${officer.id}`),
    shot('/audit', auditor),
    shot('/system', sysadmin),
    shot('/channels', sysadmin),
    shot('/channels/outbox', sysadmin),
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
