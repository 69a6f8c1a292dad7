import type { Pass } from '#lib/access/pass.ts';
import type { Rank, Role } from '#lib/access/permissions.ts';
import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { insertAccounts, insertHoldings, type NewAccount, type NewHolding } from '#lib/identity/commands.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { fullName, surname } from '../generator/names.ts';
import { chance } from '../generator/random.ts';

export type UnitRow = { id: string; kind: string; code: string; name: string; parent: string | null };

type Post = { role: Role; rank: Rank | null; unit: string; from?: BusinessDay; to?: BusinessDay };

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The second factor of a demonstration person: from their phone, so that every start shows the same code. */
function demonstrationSecret(phone: string): string {
  return Array.from(sha256(`demonstration/${phone}`).subarray(0, 32), (byte) => BASE32[byte % 32]).join('');
}

/**
 * The police and the county's administrators: an officer for each beat, a chief and a duty post for each station, and
 * the county's. One officer holds three beats, one has left, one is chief and officer at once.
 */
export function postsOf(units: readonly UnitRow[], first: BusinessDay, running: BusinessDay): Post[][] {
  const county = units.find(({ kind }) => kind === 'county');
  const stations = units.filter(({ kind }) => kind === 'station');
  const beats = units.filter(({ kind }) => kind === 'beat');
  if (!county) return [];
  const ofCounty = (role: Role, rank: Rank | null = null): Post[] => [{ role, rank, unit: county.id }];
  const threeBeats = beats.slice(-3);
  const officers = beats
    .filter((beat) => !threeBeats.includes(beat))
    .map((beat, n): Post[] => [
      { role: 'officer', rank: n % 4 === 3 ? 'auxiliary' : 'police', unit: beat.id },
    ]);
  const chiefs = stations.map((station, n): Post[] => {
    const beat = beats.find(({ parent }) => parent === station.id);
    const chief: Post = { role: 'chief', rank: 'police', unit: station.id };
    return n === 7 && beat ? [chief, { role: 'officer', rank: 'police', unit: beat.id }] : [chief];
  });
  const leaver: Post[] = [
    {
      role: 'officer',
      rank: 'police',
      unit: beats[4]?.id ?? county.id,
      from: first,
      to: addDays(running, -14),
    },
  ];
  return [
    ...officers,
    threeBeats.map(({ id }): Post => ({ role: 'officer', rank: 'police', unit: id })),
    ...chiefs,
    ...stations.map(({ id }): Post[] => [{ role: 'duty', rank: 'police', unit: id }]),
    leaver,
    ofCounty('supervisor', 'police'),
    ofCounty('supervisor', 'auxiliary'),
    ofCounty('duty', 'police'),
    ofCounty('publisher'),
    ofCounty('sysadmin'),
    ofCounty('secadmin'),
    ofCounty('auditor'),
    ...units
      .filter(({ kind }) => kind === 'post')
      .map(({ id }): Post[] => [{ role: 'agent', rank: null, unit: id }]),
  ];
}

/** Makes the accounts with the demonstration password and a confirmed second factor, and their posts. */
export async function makePolice(
  pass: Pass<'registry:import'>,
  posts: readonly Post[][],
  first: BusinessDay,
  passwordHash: string,
): Promise<void> {
  const accounts: NewAccount[] = [];
  const holdings: NewHolding[] = [];
  for (const [n, held] of posts.entries()) {
    const c = chance('cast', n);
    const phone = `1988000${String(n + 1).padStart(4, '0')}`;
    const account = uuidv7(pass.now);
    accounts.push({
      id: account,
      phone,
      name: fullName(surname(c), n % 3 === 0 ? 'F' : 'M', c),
      passwordHash,
      totpSecret: demonstrationSecret(phone),
    });
    for (const { role, rank, unit, from, to } of held) {
      holdings.push({
        id: uuidv7(pass.now),
        account,
        role,
        rank,
        unit,
        lodging: null,
        fromDay: from ?? first,
        toDay: to ?? null,
      });
    }
  }
  await insertAccounts(pass, accounts);
  await insertHoldings(pass, holdings);
}
