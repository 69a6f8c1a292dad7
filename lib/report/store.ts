import { and, eq, inArray } from 'drizzle-orm';
import { ageOn } from '#lib/clock/age.ts';
import { type BusinessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { dataKeyFor, sealStay } from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import type { FilingPass, NightFacts, StoredStay } from './facts.ts';
import { fieldKeys } from './fields.ts';
import type { StayAct } from './plan-stays.ts';
import { stay, staySuspicion, stayText } from './schema.ts';
import type { FieldKey, StayValues } from './stay.ts';
import { blindKeys, companyIndexes, digestOf, maskedOf, secretsOf } from './stored.ts';

/** What one filing writes of stays; gathered for all filings of a command, then written in sets. */
export type StayWrites = {
  stays: (typeof stay.$inferInsert)[];
  texts: (typeof stayText.$inferInsert)[];
  changed: { id: string; set: Partial<typeof stay.$inferInsert> }[];
  suspicions: (typeof staySuspicion.$inferInsert)[];
  /** stay id and digest of each stay of the version that results, in order: the version's content */
  content: [string, string][];
};

export type Writer = { source: string; actor: string | null; at: Date; retentionDays: number };

/** Turns a plan's acts into rows. `reportId` and `version` are those that result. */
export async function stayWrites(
  pass: FilingPass,
  facts: NightFacts,
  reportId: string,
  version: number,
  acts: readonly StayAct[],
  by: Writer,
): Promise<StayWrites> {
  const writes: StayWrites = { stays: [], texts: [], changed: [], suspicions: [], content: [] };
  const digests = new Map(facts.stays.map(({ id, digest }) => [id, digest]));
  const common = { county: pass.reach.county, lodgingId: facts.lodgingId };
  for (const act of acts) {
    if (act.act === 'remove') {
      digests.delete(act.stayId);
      const why = act.note ? `${act.reason}: ${act.note}` : act.reason;
      writes.changed.push({ id: act.stayId, set: { removedIn: version, removedReason: why } });
      continue;
    }
    const id = act.act === 'add' ? uuidv7(by.at) : act.stayId;
    if (act.suspicion.length > 0) {
      writes.suspicions.push({
        ...common,
        stayId: id,
        at: by.at,
        actor: by.actor,
        codes: [...act.suspicion],
      });
    }
    if (act.act === 'same') continue;
    const before = facts.stays.find((one) => one.id === id);
    const changed = act.act === 'add' ? fieldKeys : act.changed;
    const text = await textOf(pass, facts, {
      id,
      version,
      before,
      values: act.stay,
      changed,
      source: by.source,
    });
    digests.set(id, text.digest);
    writes.texts.push(text);
    const columns = {
      ...columnsOf(act.stay, facts.day, by.retentionDays),
      toComplete: [...act.toComplete],
      flags: [...act.flags],
    };
    if (act.act !== 'add') {
      writes.changed.push({ id, set: columns });
      continue;
    }
    writes.stays.push({
      ...common,
      ...columns,
      id,
      reportId,
      businessDay: facts.day,
      enteredIn: version,
      source: by.source,
      position: facts.stays.length + act.row,
    });
  }
  writes.content = [...digests].map(([id, digest]) => [id, digest.toString('hex')]);
  return writes;
}

type Text = {
  id: string;
  version: number;
  before: StoredStay | undefined;
  values: StayValues;
  changed: readonly FieldKey[];
  source: string;
};

async function textOf(pass: FilingPass, facts: NightFacts, one: Text): Promise<typeof stayText.$inferInsert> {
  const county = pass.reach.county;
  const { id, version, before, values, changed, source } = one;
  const key = await dataKeyFor({ sql: pass.sql, county, now: pass.now }, facts.day);
  const blind = blindKeys(county, values);
  const company = companyIndexes(county, values);
  // A field kept masked is no value: its index stays what it was.
  const told = (field: FieldKey) => !before || changed.includes(field);
  return {
    county,
    stayId: id,
    n: version,
    lodgingId: facts.lodgingId,
    source,
    masked: maskedOf(values),
    sealed: sealStay(key, { county, stayId: id, n: version }, secretsOf(values, changed)),
    digest: digestOf(before?.digest ?? null, values, changed),
    childIndex: hex(told('number') ? blind.number : (before?.keys.number ?? null)),
    personIndex: hex(told('name') || told('birthDate') ? blind.person : (before?.keys.person ?? null)),
    // null: this change says nothing of them, an earlier row does
    guardianPhoneIndex: told('guardianPhone') ? company.phone : null,
    companionKeys: told('companions') ? company.companions : null,
    companionNameKeys: told('companions') ? company.names : null,
  };
}

const hex = (text: string | null) => (text ? Buffer.from(text, 'hex') : null);

function columnsOf(values: StayValues, night: BusinessDay, retentionDays: number) {
  return {
    serial: values.serial,
    groupKey: values.group,
    room: values.room,
    checkInAt: values.checkIn,
    plannedCheckOutAt: values.plannedCheckOut,
    documentType: values.documentType,
    howChecked: values.howChecked,
    sex: values.sex,
    age:
      values.birthDate && /^\d{4}-\d\d-\d\d$/.test(values.birthDate)
        ? ageOn(values.birthDate, civilDateAt(values.checkIn))
        : null,
    homeCounty: values.homeRegion,
    alone: values.alone,
    guardianResult: values.callResult,
    calledAt: values.calledAt,
    clearOn: clearOn({ night, plannedCheckOut: values.plannedCheckOut, checkedOut: null }, retentionDays),
  };
}

/** Writes the stays of all filings: sets for what is new, one update for each stay that changed. */
export async function writeStays(pass: FilingPass, writes: readonly StayWrites[]): Promise<void> {
  const stays = writes.flatMap((one) => one.stays);
  const texts = writes.flatMap((one) => one.texts);
  const suspicions = writes.flatMap((one) => one.suspicions);
  await insertRows(pass.sql, stay, stays);
  for (const { id, set } of writes.flatMap((one) => one.changed)) {
    await pass.db
      .update(stay)
      .set(set)
      .where(and(eq(stay.county, pass.reach.county), inArray(stay.id, [id])));
  }
  await insertRows(pass.sql, stayText, texts);
  await insertRows(pass.sql, staySuspicion, suspicions);
}
