/**
 * `npm run prove -- live [CLIENTS [SIGNS]]`: so many pages of clerks and police held open at one process, each announcement in a hall
 * of the whole county heard by all of them: memory a page takes, time from the tap and from the commit until it is heard, and until
 * every page has asked again in its turn and stands; a change between the reading of a page and its stream.
 */

import { randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { businessDay } from '#lib/clock/business-day.ts';
import { passThrough } from '#lib/gate/entry.ts';
import { announce, openHall } from '#lib/hall/host.ts';
import { connect } from '#lib/platform/db.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { pause, until } from '../process.mjs';
import { layCounty } from './ground/county.ts';
import { kib, median, mib, ms, prove, seconds } from './ground/figures.ts';
import { withHouse } from './ground/launch.ts';
import { type Person, person } from './ground/people.ts';
import { cpuOf, memoryOf } from './ground/processes.ts';

const now = new Date('2026-11-21T14:00:00+08:00');
const lastNight = businessDay('2026-11-20');
const county = '990001';
const lodgings = 324;
const police = 30;

/** A page's stream: when it last heard that a hall has moved, and after how many ms its turn comes. */
type Page = { request: ClientRequest; open: boolean; heardAt: number; after: number; ended: boolean };

function openPage(url: string, { cookie }: Person, stream = '/api/v1/live'): Page {
  const sent = request(url + stream, { headers: { cookie }, agent: false }, (answer) => {
    page.open = answer.statusCode === 200;
    page.ended = !page.open;
    answer.setEncoding('utf8').on('data', (text: string) => {
      const told = /"kind":"(?:hall|missed)","after":(\d+)/.exec(text);
      if (page.heardAt > 0 || !told) return;
      page.heardAt = performance.now();
      page.after = Number(told[1]);
    });
    answer.on('close', () => {
      page.ended = true;
    });
  });
  const page: Page = { request: sent, open: false, heardAt: 0, after: 0, ended: false };
  sent.on('error', () => {
    page.ended = true;
  });
  sent.end();
  return page;
}

/** A hall to which every lodging of the county belongs, and its host. */
async function wideHall(admin: ReturnType<typeof connect>, unit: string) {
  const tag = uuidv7(now);
  await admin`insert into tag (county, id, name, parent_id) values (${county}, ${tag}, '全县', null)`;
  await admin`insert into lodging_tag (county, lodging_id, tag_id)
    select county, id, ${tag} from lodging where county = ${county}`;
  const host = await person(admin, county, now, { role: 'supervisor', unit });
  const { hall } = await passThrough('hall:host', host.credential, (pass) =>
    openHall(pass, { circle: `trade:${tag}:${unit}` }),
  );
  return { host, hall };
}

/** Asks for the hall's page as an open page does after a sign: at its turn. When it stood, and how long the asking took. */
async function askAgain(url: string, { cookie }: Person, { heardAt, after }: Page) {
  await pause(Math.max(0, heardAt + after - performance.now()));
  const from = performance.now();
  const answer = await fetch(url, { headers: { cookie } }).catch(() => null);
  const text = await answer?.text().catch(() => null);
  const stood = performance.now();
  return { status: text == null ? 0 : (answer?.status ?? 0), took: stood - from, stood };
}

const share = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

await prove((found) =>
  withHouse('live', { seed: 'empty', clock: now.toISOString() }, async (house) => {
    const [clients = 500, signs = 40] = process.argv.slice(2).map(Number);
    await house.start();
    house.enter();
    const admin = connect(house.adminUrl, 1);
    const laid = await layCounty(admin, { county, lodgings, nights: 1, lastNight, now, filed: false });
    const { host, hall } = await wideHall(admin, laid.countyUnit);
    const stations = [...new Set(laid.lodgings.map(({ station }) => station))];
    const people: Person[] = [];
    for (let n = 0; n < clients; n += 1) {
      const lodging = laid.lodgings[n % lodgings]?.id ?? '';
      const unit = stations[n % stations.length] ?? '';
      people.push(
        await person(
          admin,
          county,
          now,
          n < police ? { role: 'chief', unit } : { role: 'staff', lodgings: [lodging] },
        ),
      );
    }
    await admin.end();
    const server = house.pid('server');
    if (server === undefined) throw new Error('the server does not run');
    // A process that has held pages before: what it took to begin with is not theirs.
    const warm = people.slice(0, 100).map((one) => openPage(house.url, one));
    await until(() => warm.every(({ open, ended }) => open || ended), 30_000);
    for (const page of warm) page.request.destroy();
    await pause(15_000);
    const before = memoryOf(server);
    const from = performance.now();
    const pages: Page[] = [];
    for (const one of people) {
      const page = openPage(house.url, one);
      pages.push(page);
      if (pages.length % 10 === 0) await until(() => pages.every(({ open, ended }) => open || ended), 30_000);
    }
    await until(() => pages.every(({ open, ended }) => open || ended), 30_000);
    found.promise(
      `${clients} pages are open at one process`,
      pages.every(({ open, ended }) => open && !ended),
      `${pages.filter(({ open }) => open).length} in ${seconds(performance.now() - from)}`,
    );
    await pause(10_000);
    const after = memoryOf(server);
    found.figure(`memory of the server, ${clients} pages open`, `${mib(before)} before, ${mib(after)}`);
    found.figure('memory a page', kib((after - before) / clients));
    const announced = (n: number) =>
      passThrough('hall:work', host.credential, (pass) =>
        announce(pass, {
          ...{ audience: `hall:${hall}`, kind: 'announcement', text: `第${n}条提醒`, place: null },
          request_key: randomUUID(),
        }),
      );
    const [tap, commit]: [number[], number[]] = [[], []];
    let unheard = 0;
    const busy = cpuOf(server);
    for (let n = 0; n < signs; n += 1) {
      for (const page of pages) page.heardAt = 0;
      const sent = performance.now();
      await announced(n + 1);
      const stood = performance.now();
      await until(() => pages.every(({ heardAt }) => heardAt > 0), 10_000);
      for (const { heardAt } of pages) {
        if (heardAt === 0) unheard += 1;
        else {
          tap.push(heardAt - sent);
          commit.push(Math.max(0, heardAt - stood));
        }
      }
      await pause(500);
    }
    const used = cpuOf(server) - busy;
    found.promise(
      'every page heard every announcement',
      unheard === 0,
      `${tap.length} heard, ${unheard} not`,
    );
    const spread = (values: number[]) =>
      `p50 ${ms(median(values))}, p95 ${ms(share(values, 0.95))}, last ${ms(share(values, 1))}`;
    found.aim('from the tap until it is heard, p95 within 1 s', share(tap, 0.95) < 1000, spread(tap));
    found.figure('from the commit until it is heard', spread(commit));
    found.figure('processor time of the server for one announcement to all', ms(used / signs));
    // The turns of the announcements before are over; what follows is one burst, met by a rested house.
    await pause(clients * 60 + 2000);
    for (const page of pages) page.heardAt = 0;
    const before1 = performance.now();
    await announced(signs + 1);
    const committed = performance.now();
    await until(() => pages.every(({ heardAt }) => heardAt > 0), 10_000);
    const used1 = cpuOf(server);
    const asked = await Promise.all(
      people.map((one, n) => {
        const page = pages[n];
        if (!page) throw new Error('each has a page');
        return askAgain(`${house.url}/${n < police ? 'halls' : 'hall'}/${hall}`, one, page);
      }),
    );
    const answered = asked.filter(({ status }) => status === 200);
    found.promise(
      'every page that asked again in its turn was answered',
      answered.length === clients,
      `${answered.length} of ${clients}, turns over ${seconds(Math.max(...pages.map(({ after }) => after)))}`,
    );
    found.figure('until such a page stood once it asked', spread(answered.map(({ took }) => took)));
    found.figure(
      'from the commit until it stood on the page',
      `${spread(answered.map(({ stood }) => stood - committed))}; the first ten within ${ms(answered.map(({ stood }) => stood - before1).sort((x, y) => x - y)[9] ?? 0)} of the tap`,
    );
    found.figure('processor time of the server for a page', ms((cpuOf(server) - used1) / clients));
    const [, late] = people.slice(-2);
    if (!late) throw new Error('there are people');
    pages.at(-1)?.request.destroy();
    const read = await fetch(`${house.url}/hall/${hall}`, { headers: { cookie: late.cookie } });
    const stream = /\/api\/v1\/live\?since=[0-9a-f]+\.\d+/.exec(await read.text())?.[0];
    await announced(signs + 2);
    await pause(clients * 60 + 2000);
    const opened = performance.now();
    const missed = openPage(house.url, late, stream ?? '/');
    await until(() => missed.heardAt > 0 || missed.ended, 10_000);
    found.promise(
      'what was committed between a page’s reading and its stream is told as the stream opens',
      missed.heardAt > 0 && missed.after <= 50,
      `after ${ms(missed.heardAt - opened)}, asked again ${missed.after} ms later`,
    );
    missed.request.destroy();
    pages.pop();
    found.promise(
      'no page was lost meanwhile',
      pages.every(({ ended }) => !ended),
      `${pages.filter(({ ended }) => !ended).length}`,
    );
    for (const page of pages) page.request.destroy();
  }),
);
