import type { Sql } from '#lib/platform/db.ts';
import { type Findings, median, ms, ninetyFifth } from './figures.ts';
import { keysFor } from './people.ts';
import { night, now } from './silent.ts';
import { nilsFor, type Wire } from './wire.ts';

/** Late returns of silent lodgings, eight at a time; half of them while nothing is marked. */
export async function fileLate(found: Findings, admin: Sql, county: string, wire: Wire): Promise<void> {
  const silent = await admin<{ id: string; code: string }[]>`
    select l.id, l.code from obligation o join lodging l on l.county = o.county and l.id = o.lodging_id
    where o.county = ${county} and o.business_day = ${night} and not exists (select from report r where r.county = o.county
      and r.lodging_id = o.lodging_id and r.business_day = o.business_day) order by o.beat_id, l.code limit 400`;
  const keys = await keysFor(
    admin,
    county,
    now,
    silent.map(({ id }) => id),
  );
  const each = silent.map(({ code }, n) => ({ code, key: keys[n] ?? '' }));
  const ways = [
    ['late return, with marks', each.filter((_, n) => n % 2 === 0)],
    ['without', each.filter((_, n) => n % 2 === 1)],
  ] as const;
  for (const [name, ours] of ways) {
    await admin.unsafe(`alter table report ${name === 'without' ? 'disable' : 'enable'} trigger user`);
    const times: number[] = [];
    const todo = nilsFor(ours, [night]);
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let one = todo.pop(); one; one = todo.pop()) {
          const from = performance.now();
          const { status } = await wire.file(one);
          if (status >= 300) throw new Error(`filing answers ${status}`);
          times.push(performance.now() - from);
        }
      }),
    );
    found.figure(
      `${name}, 8 at once, p50 and p95 of ${times.length}`,
      `${ms(median(times))}, ${ms(ninetyFifth(times))}`,
    );
  }
  await admin`alter table report enable trigger user`;
}
