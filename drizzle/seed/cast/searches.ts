import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { enterWatch } from '#lib/watchlist/commands.ts';
import type { WatchInput } from '#lib/watchlist/inputs.ts';
import type { County } from '../generator/rows.ts';
import { county } from '../townships.ts';

/** Two searches of the county's duty post: a child who was filed alone some nights ago, and one nobody has seen. */
export async function stageSearches(made: County, running: BusinessDay): Promise<void> {
  const seen = made.guests.find(
    ({ business_day, accompanied, birth_date, lodging_code }) =>
      business_day === addDays(running, -4) &&
      accompanied === 'no' &&
      birth_date > '2010' &&
      made.labels.behaviours[lodging_code] === 'honest',
  );
  const common = { sex: undefined, features: '', contact: '隆回县公安局指挥中心 0739-8000000' } as const;
  const searches: WatchInput[] = [
    ...(seen
      ? [
          {
            ...common,
            ...{ kind: 'child' as const, name: seen.name, number: seen.id_number, birth_date: '' },
            ...{ features: '出走时穿蓝色校服，背黑色书包', case_number: '隆公（失踪）〔2026〕31号' },
            ends_on: addDays(running, 26),
          },
        ]
      : []),
    {
      ...common,
      ...{ kind: 'child' as const, name: '龙小禾', number: '', birth_date: '2012-04-18', sex: 'F' as const },
      ...{ features: '短发，左手戴红绳', case_number: '隆公（失踪）〔2026〕33号' },
      ends_on: addDays(running, 29),
    },
  ];
  await passAsJob('clock:work', 'demonstration', county.code, async (pass) => {
    for (const search of searches) {
      const { id } = await enterWatch(pass, search);
      await pass.sql`update watch_entry set entered_by = (select h.account_id from holding h
          join unit u on u.county = h.county and u.id = h.unit_id and u.kind = 'county'
          where h.county = ${county.code} and h.role = 'duty' and h.rank = 'police' order by h.id limit 1)
        where county = ${county.code} and id = ${id}`;
    }
    return null;
  });
}
