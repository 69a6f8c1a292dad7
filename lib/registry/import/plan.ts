import type { BusinessDay } from '#lib/clock/business-day.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { Township, Unit } from '../queries.ts';
import type { KnownPeople, PeoplePlan } from './accounts.ts';
import { planPeople } from './accounts.ts';
import type { LodgingRow } from './check-registry.ts';
import type { Gathered } from './gather.ts';
import type { ChangedLodging, KnownLodging, LodgingValues, NewContact, NewLodging } from './hands.ts';
import { planUnits, type UnitPlan } from './units.ts';

/** One field of a lodging that the file says otherwise than the register. */
export type Difference = {
  code: string;
  field: string;
  before: string | number | null;
  after: string | number | null;
};

export type RegistryPlan = {
  units: UnitPlan;
  made: NewLodging[];
  changed: ChangedLodging[];
  differences: Difference[];
  unchanged: number;
  people: PeoplePlan;
  contacts: NewContact[];
  /** the earliest night of the returns: every lodging is onboarded on it */
  firstNight: BusinessDay | null;
  lastNight: BusinessDay | null;
  /** lodgings named in the files of lodgings or returns */
  onboard: string[];
  idOf: (code: string) => string | undefined;
  /** changes when what would be written to the register does; a dry run's answer is accepted by it */
  mark: string;
};

export type KnownRegistry = {
  units: Unit[];
  townships: Township[];
  lodgings: KnownLodging[];
  people: KnownPeople;
};

const fields = ['name', 'category', 'townshipCode', 'address', 'rooms', 'status'] as const;

/** Compares the files with the register: new, changed with old and new value, unchanged. Pure but for fresh ids. */
export function planRegistry(
  gathered: Gathered,
  known: KnownRegistry,
  at: Date,
  countyName: string | null,
  county: string,
): RegistryPlan {
  const units = planUnits(county, countyName, gathered.lodgings, known, at);
  const byCode = new Map(known.lodgings.map((lodging) => [lodging.code, lodging]));
  const made: NewLodging[] = [];
  const changed: ChangedLodging[] = [];
  const differences: Difference[] = [];
  let unchanged = 0;
  for (const row of gathered.lodgings) {
    const before = byCode.get(row.code);
    const after = valuesOf(row);
    const differing = before ? fields.filter((field) => before[field] !== after[field]) : [];
    if (!before)
      made.push({
        ...after,
        id: uuidv7(at),
        code: row.code,
        beatId: units.beatOf.get(row.townshipCode) ?? '',
      });
    else if (differing.length === 0) unchanged += 1;
    else changed.push({ ...after, id: before.id });
    for (const field of differing)
      differences.push({ code: row.code, field, before: before?.[field] ?? null, after: after[field] });
  }
  const ids = new Map([...known.lodgings, ...made].map(({ code, id }) => [code, id]));
  const idOf = (code: string) => ids.get(code);
  const people = planPeople(gathered.people, known.people, idOf, at);
  const plan = { units, made, changed, differences, unchanged, people, idOf };
  return {
    ...plan,
    contacts: contactsOf(gathered, plan),
    firstNight: gathered.nights[0]?.day ?? null,
    lastNight: gathered.nights.at(-1)?.day ?? null,
    onboard: [
      ...new Set([
        ...gathered.lodgings.map(({ code }) => code),
        ...gathered.nights.map((night) => night.lodgingCode),
      ]),
    ].flatMap((code) => idOf(code) ?? []),
    mark: markOf(gathered, plan),
  };
}

function valuesOf(row: LodgingRow): LodgingValues {
  const { name, category, townshipCode, address, rooms, status } = row;
  return { name, category, townshipCode, address, rooms, status };
}

/** The owner first, the first of the staff second; a place that is taken stays, for houses keep their own list. */
function contactsOf(
  gathered: Gathered,
  { people, idOf }: Pick<RegistryPlan, 'people' | 'idOf'>,
): NewContact[] {
  const staff = new Map<string, { name: string; phone: string }>();
  const owner = new Map<string, { name: string; phone: string }>();
  for (const { lodgingCode, name, phone, role } of gathered.people) {
    const list = role === 'staff' ? staff : owner;
    if (!list.has(lodgingCode)) list.set(lodgingCode, { name, phone });
  }
  for (const { code, ownerName, ownerPhone } of gathered.lodgings)
    if (ownerPhone) owner.set(code, { name: ownerName || ownerPhone, phone: ownerPhone });
  const codes = new Set([...owner.keys(), ...staff.keys()]);
  return [...codes].flatMap((code) => {
    const lodgingId = idOf(code);
    const called = [owner.get(code), staff.get(code)];
    return called.flatMap((person, at) =>
      person && lodgingId
        ? [{ lodgingId, place: at + 1, ...person, accountId: people.byPhone.get(person.phone)?.id ?? null }]
        : [],
    );
  });
}

function markOf(
  gathered: Gathered,
  plan: Pick<RegistryPlan, 'units' | 'made' | 'differences' | 'people'>,
): string {
  const said = [
    plan.units.units.map(({ code }) => code),
    plan.units.townships.map(({ code }) => code),
    plan.made.map(({ id: _, beatId: __, ...lodging }) => lodging),
    plan.differences,
    plan.people.accounts.map(({ phone, name }) => [phone, name]),
    plan.people.holdings.length,
    gathered.nights.map(({ requestKey }) => requestKey),
  ];
  return sha256(JSON.stringify(said)).toString('hex').slice(0, 16);
}
