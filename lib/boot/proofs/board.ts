/**
 * `npm run prove -- board [LODGINGS [NIGHTS]]`: how long the board takes for 324 lodgings with 365 days of history, through
 * the gate and as a page, as a chief and as a supervisor.
 */
import { businessDay } from '#lib/clock/business-day.ts';
import { passThrough } from '#lib/gate/entry.ts';
import { boardOf } from '#lib/overview/board.ts';
import { connect } from '#lib/platform/db.ts';
import { layCounty } from './ground/county.ts';
import { kib, median, ms, prove, seconds, timesOf } from './ground/figures.ts';
import { withHouse } from './ground/launch.ts';
import { type Person, person } from './ground/people.ts';
import { Wire } from './ground/wire.ts';

const now = new Date('2026-11-21T14:00:00+08:00');
const lastNight = businessDay('2026-11-20');

await prove((found) =>
  withHouse('board', { seed: 'empty', clock: now.toISOString() }, async (house) => {
    const [lodgings = 324, nights = 365] = process.argv.slice(2).map(Number);
    await house.start();
    house.enter();
    const admin = connect(house.adminUrl, 1);
    const from = performance.now();
    const county = '990001';
    const laid = await layCounty(admin, { county, lodgings, nights, lastNight, now, filed: true });
    found.figure(`${lodgings} lodgings × ${nights} nights laid`, seconds(performance.now() - from));
    const station = laid.lodgings[0]?.station ?? '';
    const people: [string, Person][] = [
      ['chief', await person(admin, county, now, { role: 'chief', unit: station })],
      ['supervisor', await person(admin, county, now, { role: 'supervisor', unit: laid.countyUnit })],
    ];
    await admin.end();
    const wire = new Wire(house.url, 1);
    for (const [name, { credential, cookie }] of people) {
      let reach = 0;
      const gate = await timesOf(60, 10, async () => {
        const counts = await passThrough('board:read', credential, async (pass) => {
          const board = await boardOf(pass, {});
          return Object.values(board.counts).reduce((sum, count) => sum + count, 0);
        });
        reach = counts;
      });
      found.figure(`board through the gate, ${name} of ${reach} lodgings, p50`, ms(median(gate)));
      let bytes = 0;
      const page = await timesOf(30, 5, async () => {
        const { status, text } = await wire.ask('GET', '/board', { cookie });
        if (status !== 200) throw new Error(`/board answers ${status}`);
        bytes = Buffer.byteLength(text);
      });
      found.figure(`board as a page, ${name}, p50`, `${ms(median(page))}, ${kib(bytes)} of HTML`);
    }
    wire.close();
  }),
);
