import { z } from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay, isCivilDate } from '#lib/clock/business-day.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { problem } from './codes.ts';
import { type Filing, type FilingResult, fileReports } from './commands.ts';
import { cardsOf, type Desk, type House, housesOf } from './desk.ts';

/** The most houses one confirm names; beyond it the list is confirmed in parts. */
const mostTicks = 60;

export type HouseNight = { house: House; card: Desk['cards'][number] };
export type NightOfHouses = { day: BusinessDay; houses: HouseNight[] };

/** The nights on the desks of all houses of the person, the oldest first, each with its houses by code. */
export async function nightsOfAllHouses(pass: Pass<'desk:read'>): Promise<NightOfHouses[]> {
  const houses = await housesOf(pass);
  const desks = await Promise.all(
    houses.map(async (house) => ({ house, ...(await cardsOf(pass, house.id, 7)) })),
  );
  const all = desks.flatMap(({ house, cards }) => cards.map((card): HouseNight => ({ house, card })));
  const days = [...new Set(all.map(({ card }) => card.day))].sort();
  return days.map((day) => ({ day, houses: all.filter(({ card }) => card.day === day) }));
}

/** One house and night that was ticked, with the version its list showed. */
export type Tick = { lodging: string; night: BusinessDay; seen: number };

/** A tick as a form carries it. */
export const tickText = ({ lodging, night, seen }: Tick) => `${lodging}~${night}~${seen}`;

/** Reads ticks; what is none is left out, so that a mangled address shows the list instead of an error. */
export function ticksOf(texts: readonly string[]): Tick[] {
  const read = texts.slice(0, mostTicks).flatMap((text): Tick[] => {
    const [lodging = '', night = '', seen = ''] = text.split('~');
    if (!/^[A-Za-z0-9-]{1,20}$/.test(lodging) || !isCivilDate(night) || !/^\d{1,6}$/.test(seen)) return [];
    return [{ lodging, night: businessDay(night), seen: Number(seen) }];
  });
  return read.filter(
    (tick, n) =>
      read.findIndex(({ lodging, night }) => lodging === tick.lodging && night === tick.night) === n,
  );
}

export const nilsInput = z
  .object({
    tick: z.union([z.string(), z.array(z.string())]).optional(),
    request_key: z.string().regex(/^[\x21-\x7e]{1,40}$/, 'M-143'),
  })
  .transform(({ tick, request_key }) => ({
    ticks: ticksOf(typeof tick === 'string' ? [tick] : (tick ?? [])),
    requestKey: request_key,
  }));

export type NilOutcome = Tick & { problems: readonly Problem[] };

/**
 * Files a nil for each ticked house and night: one confirm, one receipt each. What one house refuses leaves the others
 * filed. Throws M-141 when nothing was ticked.
 */
export async function fileNils(
  pass: Pass<'report:file'>,
  { ticks, requestKey }: z.output<typeof nilsInput>,
): Promise<NilOutcome[]> {
  if (ticks.length === 0) throw new Refusal('invalid', [problem('M-141', { field: 'tick' })]);
  const byCode = new Map((await housesOf(pass)).map((house) => [house.code, house.id]));
  const known = ticks.filter(({ lodging }) => byCode.has(lodging));
  const filings = known.map(({ lodging, night, seen }): Filing => {
    const input = { kind: 'nil' as const, seen_version: seen };
    return {
      lodgingId: byCode.get(lodging) ?? '',
      day: night,
      input,
      // One key for the whole confirm: sent twice, each house and night gives the receipt it gave.
      requestKey: `${requestKey}/${night}`,
      body: JSON.stringify(input),
    };
  });
  const results = await settled(pass, filings);
  return ticks.map((tick) => {
    const place = known.indexOf(tick);
    const result = results[place];
    if (!result) return { ...tick, problems: [problem('M-161', { field: 'lodging' })] };
    return { ...tick, problems: result.outcome === 'refused' ? result.results : [] };
  });
}

/** Of a single filing the command throws its refusal; here it is one result among possibly one. */
async function settled(pass: Pass<'report:file'>, filings: readonly Filing[]): Promise<FilingResult[]> {
  if (filings.length === 0) return [];
  try {
    return await fileReports(pass, filings, { channel: 'web', history: false });
  } catch (error) {
    const [only] = filings;
    if (!(error instanceof Refusal) || !only || filings.length > 1) throw error;
    return [{ lodgingId: only.lodgingId, day: only.day, outcome: 'refused', results: error.problems }];
  }
}
