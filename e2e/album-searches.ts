import { county } from '#drizzle/seed/townships.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { sealFor } from '#lib/missing/sealed.ts';
import { dataKeyFor } from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { installation } from './installation.ts';
import { type House, holderOf, type Person } from './places.ts';
import type { Shot } from './shot.ts';

/** The pages of searches: the watch list, and a search call as police and a desk see it. */
export async function searchShots(
  shot: (page: string, who: Person, at?: string) => Shot,
  fresh: House,
  supervisor: Person,
  search: string,
): Promise<Shot[]> {
  const called = await calledFor(fresh);
  return [
    shot('/watchlist', supervisor),
    shot('/watchlist/new', supervisor),
    shot('/watchlist/[id]', supervisor, `/watchlist/${search}`),
    shot('/missing', supervisor),
    shot('/missing/new', supervisor),
    shot('/missing/[id]', supervisor, `/missing/${called}`),
    shot('/sought/[id]', fresh.staff, `/sought/${called}?lodging=${fresh.code}`),
  ];
}

/** A search call that runs and asks one house, as if a chief had composed and a supervisor released it. Returns its id. */
async function calledFor(house: Pick<House, 'id'>): Promise<string> {
  const id = uuidv7(systemNow());
  const endsOn = businessDay('2026-11-27');
  const [chief, supervisor] = [await holderOf('chief'), await holderOf('supervisor')];
  const content = {
    ...{ name: '蒋小渡', sex: 'F', birthDate: '2013-04-05' },
    ...{ seen: '20日18时在汽车站', looks: '蓝色校服，背黑色书包' },
  };
  const sealed = await passAsJob('clock:work', 'stories', county.code, async (pass) => {
    const key = await dataKeyFor({ sql: pass.sql, county: county.code, now: pass.now }, endsOn);
    return sealFor(key, county.code, 'search_call', id, JSON.stringify(content)).toString('hex');
  });
  await installation()`insert into search_call (county, id, matter, kind, case_number, contact, audience, sealed, ends_on,
      composed_by, composed_at, decided_by, decided_at, launched_at, clear_on)
    values (${county.code}, ${id}, 'missing', 'child', 'LH-2026-0120', '值班室 0739-8000001', '{"units":[],"townships":[]}',
      decode(${sealed}, 'hex'), ${endsOn}, ${chief.id}, nl.now(), ${supervisor.id}, nl.now(), nl.now(), '2027-05-27')`;
  await installation()`insert into search_house (county, call_id, lodging_id, people) values (${county.code}, ${id}, ${house.id}, 2)`;
  return id;
}
