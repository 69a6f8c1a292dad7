/**
 * `npm run prove -- slow-phone`: a nil from a cold open on an emulated slow phone (processor slowed four times, slow 4G):
 * taps and seconds to the receipt, the median of five houses; and a family of two children and a parent, typed by hand and
 * after a hotel's own system sent it: taps, key strokes, and what they take a practised hand. Aims: 2 taps and 5 s; 45 s; 15 s.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { connect, type Sql } from '#lib/platform/db.ts';
import { checkCharacter } from '#lib/report/identity-number.ts';
import { chromiumPath, withBrowser } from './ground/browser.ts';
import { type Findings, median, prove, seconds } from './ground/figures.ts';
import { Hand, handSeconds } from './ground/hand.ts';
import { type House, withHouse } from './ground/launch.ts';
import { keysFor, person } from './ground/people.ts';

const now = new Date('2026-11-21T21:05:00+08:00');
const night = '2026-11-21';
const county = '430524';
const runs = 5;

// The preset "Slow 4G" of Chrome's tools: 1.6 and 0.75 Mbit/s and 150 ms, as they are set above the socket.
const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};

type Silent = { id: string; code: string };

/** Houses of the demonstration that have filed every night but the running one. */
const silentHouses = async (sql: Sql, many: number): Promise<Silent[]> => [
  ...(await sql<Silent[]>`
    select l.id, l.code from lodging l where l.county = ${county}
      and exists (select from obligation o where o.county = l.county and o.lodging_id = l.id and o.business_day = ${night}::date)
      and not exists (select from report r where r.county = l.county and r.lodging_id = l.id and r.business_day = ${night}::date)
      and not exists (select from obligation o where o.county = l.county and o.lodging_id = l.id
        and o.business_day between ${night}::date - 8 and ${night}::date - 1
        and not exists (select from report r where r.county = o.county and r.lodging_id = l.id and r.business_day = o.business_day))
    order by l.code limit ${many}`),
];

async function phoneOf(browser: Browser, house: House, sql: Sql, lodging: string): Promise<BrowserContext> {
  const { cookie } = await person(sql, county, now, { role: 'staff', lodgings: [lodging] });
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: house.url }]);
  return context;
}

async function slowed(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page);
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', slow4G);
}

type Nil = { act: number; receipt: number; taps: number };

/** From typing the address on a phone that has never been here to the receipt; the hand taps as soon as it can. */
async function coldNil(browser: Browser, house: House, sql: Sql, lodging: string): Promise<Nil> {
  const context = await phoneOf(browser, house, sql, lodging);
  const page = await context.newPage();
  await slowed(page);
  const hand = new Hand(page);
  const from = performance.now();
  await page.goto(`${house.url}/desk`, { waitUntil: 'commit' });
  const act = page.locator(`a[href$="#nil-${night}"]`).first();
  await act.waitFor();
  const shown = performance.now() - from;
  await hand.tap(act);
  await hand.tap(page.locator(`#nil-${night} form button`));
  await page.locator('.slip__code').waitFor({ timeout: 60_000 });
  const receipt = performance.now() - from;
  await context.close();
  return { act: shown, receipt, taps: hand.taps };
}

const numberOf = (n: number, born: string) => {
  const first = `${county}${born}${String(n).padStart(3, '0')}`;
  return `${first}${checkCharacter(first)}`;
};
const parent = { name: '周建军', typed: 'zhoujianjun' };
const children = [
  { name: '周小船', typed: 'zhouxiaochuan', number: numberOf(11, '20120506') },
  { name: '周小溪', typed: 'zhouxiaoxi', number: numberOf(12, '20150903') },
] as const;

/** A family at the desk: the parent stands there, two children share the room. */
async function familyByHand(page: Page, house: House): Promise<Hand> {
  await page.goto(`${house.url}/desk`);
  const hand = new Hand(page);
  await hand.follow(
    page.locator(`a[href*="/stays/new"][href*="night=${night}"]`).filter({ visible: true }).first(),
  );
  const field = (row: number, name: string) => page.locator(`[name="stays.${row}.${name}"]`);
  await hand.tap(page.locator('[name="ui.0.present"][value="yes"]'));
  for (const [row, child] of children.entries()) {
    if (row > 0) await hand.tap(page.locator('#more button').first());
    await hand.typeName(field(row, 'child.name'), child.name, child.typed);
    await hand.type(field(row, 'child.number'), child.number);
    await hand.choose(field(row, 'child.how_checked'), 'original');
    if (row > 0) continue;
    await hand.type(field(0, 'room'), '301');
    if ((await field(0, 'check_in').inputValue()) === '')
      await hand.type(field(0, 'check_in'), `${night}T21:05`);
    await hand.typeName(field(0, 'guardian.name'), parent.name, parent.typed);
  }
  await hand.follow(page.locator('form .foot button, form button.btn--lamp').last());
  await page.waitForURL(/\/receipt/);
  return hand;
}

/** What a hotel's system knows at check-in, sent child by child: papers, room, the adult's name; no relation, no guardian. */
async function sendByMachine(house: House, code: string, key: string): Promise<void> {
  for (const [n, child] of children.entries()) {
    const answer = await fetch(`${house.url}/api/v1/lodgings/${code}/stays`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': `slow-phone-${code}-${n}`,
      },
      body: JSON.stringify({
        serial: `P${n}`,
        group: 'P',
        room: '302',
        child: {
          name: child.name,
          document_type: 'resident_id',
          number: numberOf(21 + n, child.number.slice(6, 14)),
          how_checked: 'original',
        },
        check_in: `${night}T21:00:00+08:00`,
        companions: [{ name: parent.name }],
      }),
    });
    if (answer.status !== 201)
      throw new Error(`the machine was answered ${answer.status}: ${await answer.text()}`);
  }
}

/** The desk completes what the machine could not know: who the adult is to the child, and that they stand here. */
async function familyAfterMachine(page: Page, house: House): Promise<Hand> {
  await page.goto(`${house.url}/desk`);
  const hand = new Hand(page);
  for (const [n] of children.entries()) {
    if (n > 0) await hand.follow(page.locator('header a[href*="/desk"]').first());
    await hand.follow(page.locator('.guest__ask a').first());
    await hand.choose(page.locator('[name="stays.0.companions.0.relation"]'), 'parent');
    await hand.tap(page.locator('[name="stays.0.guardian.result"][value="present"]'));
    await hand.follow(page.locator('form button.btn--lamp').last());
    await page.waitForURL(/\/receipt/);
  }
  return hand;
}

async function toComplete(sql: Sql, lodging: string): Promise<{ stays: number; open: number }> {
  const [row] = await sql<{ stays: number; open: number }[]>`
    select count(*)::int as stays, count(*) filter (where jsonb_array_length(to_complete) > 0)::int as open from stay
    where county = ${county} and lodging_id = ${lodging} and business_day = ${night}::date and removed_in is null`;
  return row ?? { stays: 0, open: 0 };
}

function tell(found: Findings, name: string, hand: Hand, aim: number): void {
  const taken = handSeconds(hand);
  found.aim(
    `${name}, aim ${aim} s of a practised hand`,
    taken <= aim,
    `${hand.taps} taps, ${hand.keys} key strokes, ${taken.toFixed(0)} s`,
  );
}

async function work(found: Findings, house: House, browser: Browser): Promise<void> {
  await house.start();
  house.enter();
  const sql = connect(house.adminUrl, 2);
  try {
    const [warm, typed, sent, ...cold] = await silentHouses(sql, runs + 3);
    if (!warm || !typed || !sent || cold.length < runs)
      throw new Error('the demonstration has too few silent houses');
    await coldNil(browser, house, sql, warm.id);
    const nils: Nil[] = [];
    for (const { id } of cold) nils.push(await coldNil(browser, house, sql, id));
    const receipt = median(nils.map((one) => one.receipt));
    const taps = Math.max(...nils.map((one) => one.taps));
    found.aim('nil from a cold open: taps, aim 2', taps <= 2, String(taps));
    found.aim(
      `nil from a cold open: seconds to the receipt, median of ${runs}, aim under 5 s`,
      receipt < 5000,
      `${seconds(receipt)} (${nils.map((one) => seconds(one.receipt)).join(', ')}); the act stood after ${seconds(median(nils.map((one) => one.act)))}`,
    );
    const page = await (await phoneOf(browser, house, sql, typed.id)).newPage();
    tell(found, 'a family of two children and a parent, by hand', await familyByHand(page, house), 45);
    const byHand = await toComplete(sql, typed.id);
    const [key = ''] = await keysFor(sql, county, now, [sent.id]);
    await sendByMachine(house, sent.code, key);
    const before = await toComplete(sql, sent.id);
    const after = await (await phoneOf(browser, house, sql, sent.id)).newPage();
    tell(found, 'the same after a machine sent it, to complete', await familyAfterMachine(after, house), 15);
    const completed = await toComplete(sql, sent.id);
    found.promise(
      'nothing of either family is left to complete',
      byHand.stays === 2 &&
        byHand.open === 0 &&
        before.open === 2 &&
        completed.stays === 2 &&
        completed.open === 0,
      `${byHand.stays} and ${completed.stays} stays, ${byHand.open + completed.open} to complete`,
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

chromiumPath();
await prove((found) =>
  withBrowser((browser) =>
    withHouse('slow-phone', { seed: 'demo', clock: now.toISOString() }, (house) =>
      work(found, house, browser),
    ),
  ),
);
