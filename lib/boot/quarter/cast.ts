import { addDays, type BusinessDay, daysOf, instantOf } from '#lib/clock/business-day.ts';
import type { Person, Scene } from '#lib/gate/stage.ts';
import { Chance } from '#lib/gate/stage-chance.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { type House, manners, minute, type Played } from './book.ts';

export type Size = { seed: number; days: number; houses: number; deaths: number };

/** The people around the houses; `officers` by beat, the first of each the one whose beat it is today. */
export type Cast = {
  beats: string[];
  officers: Map<string, Person>;
  second: Person;
  successor: Person;
  chief: Person;
  supervisor: Person;
  townships: string[];
};

/** A county of one station with two beats and two townships, its houses and people; every filing is drawn once. */
export async function settled(scene: Scene, { seed, days, houses }: Size) {
  const chance = new Chance(seed, 0);
  const first = '2026-03-01' as BusinessDay;
  const last = addDays(first, days - 1);
  await scene.sql`update installation set kind = 'demonstration'`;
  await scene.clock(instantOf(addDays(first, -1), '23:00'));
  const whole = await scene.unit('county');
  const station = await scene.unit('station', whole);
  const beats = [await scene.unit('beat', station), await scene.unit('beat', station)];
  const townships = [1, 2].map((n) => `${scene.county}00${n}`);
  for (const [n, code] of townships.entries())
    await scene.sql`insert into township (county, code, name) values (${scene.county}, ${code}, ${`乡镇${n}`})`;
  const officers = new Map<string, Person>();
  for (const unit of beats) officers.set(unit, await scene.person({ role: 'officer', unit }));
  const cast: Cast = {
    ...{ beats, officers, townships },
    second: await scene.person(beats.map((unit) => ({ role: 'officer' as const, unit }))),
    successor: await scene.person({ role: 'officer', unit: await scene.unit('beat', station) }),
    chief: await scene.person({ role: 'chief', unit: station }),
    supervisor: await scene.person({ role: 'supervisor', unit: whole }),
  };
  const clerk = await scene.person();
  const made: House[] = [];
  for (let n = 0; n < houses; n++) {
    // The last house is a newcomer: its first 30 days ask for help only.
    const onboarded = n === houses - 1 ? addDays(first, 3) : addDays(first, -60);
    const [beat = '', township = ''] = [beats[n % 2], townships[Math.floor(n / 2) % 2]];
    const inn = await scene.lodging(beat, onboarded);
    await scene.sql`update lodging set township_code = ${township} where county = ${scene.county} and id = ${inn.id}`;
    const owner = (n % 3 === 1 ? made[n - 1]?.first : undefined) ?? (await scene.person());
    await scene.hold(owner, { role: 'owner', lodging: inn.id });
    const second = n % 2 === 1 ? clerk : null;
    if (second) await scene.hold(second, { role: 'staff', lodging: inn.id });
    for (const [at, { id, name }] of [owner, ...(second ? [second] : [])].entries())
      await scene.sql`insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
        values (${scene.county}, ${inn.id}, ${at + 1}, ${name}, '13900000001', ${id})`;
    const manner = n % manners.length;
    const filed = drawn(chance, manner, daysOf(first, last));
    made.push({ inn, township, beat, first: owner, second, onboarded, manner, filed });
  }
  await scene.asJob('clock:work', async (pass) => ({ made: await makeObligations(pass, first, first) }));
  const played: Played = {
    ...{ houses: made, first, last, outages: [], closures: [], shut: [], acts: [], runs: [] },
    ...{ killed: [], handed: 0, faults: [] },
  };
  return { played, cast };
}

/** When each night of a house is accepted. What was before the first night is no part of the play: it stands as filed. */
function drawn(chance: Chance, manner: number, nights: readonly BusinessDay[]): Map<string, Date> {
  const [first = '' as BusinessDay] = nights;
  const before = [addDays(first, -2), addDays(first, -1)].map(
    (night) => [night as string, instantOf(addDays(first, -1), '22:00')] as const,
  );
  const filed = new Map<string, Date>(before);
  const { silent, late } = manners[manner] ?? manners[0];
  for (const night of nights) {
    const after = late[0] + Math.floor(chance.next() * (late[1] - late[0]));
    if (!chance.often(silent))
      filed.set(night, new Date(instantOf(addDays(night, 1), '12:00').getTime() + after * minute));
  }
  return filed;
}
