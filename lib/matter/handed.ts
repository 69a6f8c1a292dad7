import type { Pass } from '#lib/access/pass.ts';
import { readText } from '#lib/conversation/write.ts';
import { mac } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { isId, uuidv7 } from '#lib/platform/ids.ts';
import { secretFor } from '#lib/platform/keys.ts';
import type { HandInput } from './inputs.ts';
import { type OwnStepRow, openOwnSteps, type Step } from './queries.ts';
import { topicOf } from './rules.ts';
import type { HandingSource, MatterKind, Topic } from './terms.ts';
import { clearingOf, sealStep } from './write.ts';

/** A school, a platform or a department, by an account at its post or by its machine's key. */
export type Handing = Pass<'clue:hand'>;

/** What was made, and the house it is about as it was found. */
export type HandedIn = { id: string; lodging: { code: string; name: string }; again: boolean };

const digestOf = (county: string, input: HandInput) =>
  mac(
    secretFor('clue-hand'),
    JSON.stringify([county, input.lodging, input.kind, input.topic, input.text, input.place]),
  );

/** The lodging that words mean. Refuses M-710 none, M-711 several, which are counted and never named. */
async function lodgingMeant(
  pass: Handing,
  text: string,
): Promise<{ id: string; code: string; name: string }> {
  const [row] = await pass.sql<
    { id: string | null; code: string | null; name: string | null; found: number }[]
  >`select id, code, name, found from nl.lodging_meant(${text})`;
  const problem = (code: string, values?: Record<string, number>) =>
    new Refusal('invalid', [{ code, field: 'lodging', ...(values ? { values } : {}) }]);
  if (!row || row.found === 0) throw problem('M-710');
  if (!row.id || !row.code || !row.name) throw problem('M-711', { count: row.found });
  return { id: row.id, code: row.code, name: row.name };
}

/** The source a machine's key was made for, or the one an account says it speaks for. Throws M-702 where neither says. */
async function sourceOf(pass: Handing, typed: HandingSource | undefined): Promise<HandingSource> {
  if (typed) return typed;
  const [row] = await pass.sql<{ source: HandingSource | null }[]>`select nl.unit_key_source() as source`;
  if (!row?.source) throw new Refusal('invalid', [{ code: 'M-702', field: 'source' }]);
  return row.source;
}

/**
 * Hands in a dispute or a clue about a house, which never reads it. One request makes one, however often it is sent; `again` says
 * that it was there. Refuses M-144 the same request with other words, M-602 personal numbers about which nothing was said, M-701 a
 * topic of the other kind, M-702, M-710 no such lodging, M-711 several.
 */
export async function handIn(pass: Handing, input: HandInput): Promise<HandedIn> {
  const { county } = pass.reach;
  const topic = topicOf(input.kind, input.topic);
  if (!topic) throw new Refusal('invalid', [{ code: 'M-701', field: 'topic' }]);
  const house = await lodgingMeant(pass, input.lodging);
  const source = await sourceOf(pass, input.source);
  const [id, step] = [uuidv7(pass.now), uuidv7(pass.now)];
  const said = await sealStep(pass, step, readText(input.text, input.numbers), { place: input.place });
  const row = {
    ...{ id, step, lodging: house.id, kind: input.kind, topic, source, requestKey: input.request_key },
    ...{ digest: digestOf(county, input).toString('hex'), clearOn: await clearingOf(pass) },
    ...{ sealed: said.sealed.toString('hex'), numbers: said.numbers?.toString('hex') ?? null },
  };
  const [made] = await pass.sql<{ id: string; same: boolean }[]>`
    select id, same from nl.clue_hand(${JSON.stringify(row)}::text::jsonb, ${pass.now.toISOString()})`;
  if (!made) throw new Refusal('not_found', 'M-161');
  if (!made.same) throw new Refusal('conflict', 'M-144');
  const lodging = { code: house.code, name: house.name };
  if (made.id !== id) return { id: made.id, lodging, again: true };
  pass.record({
    act: input.kind === 'dispute' ? 'dispute.hand' : 'clue.hand',
    subjectKind: 'matter',
    subjectId: id,
    lodgingId: house.id,
    detail: { topic, source, unit: pass.reach.units[0] ?? null },
  });
  pass.enqueue({ queue: 'matter.moved', data: { county, matter: id } });
  return { id, lodging, again: false };
}

/** What a unit handed in, as it sees it: whether the police took it up and ended it, never how. Instants UTC. */
export type OwnHanded = {
  id: string;
  lodging: { code: string; name: string };
  kind: MatterKind;
  topic: Topic;
  source: HandingSource;
  raisedAt: Date;
  lastAt: Date;
  takenUpAt: Date | null;
  closedAt: Date | null;
};

type Row = Pick<OwnHanded, 'id' | 'kind' | 'topic' | 'source'> & {
  code: string;
  name: string;
  raisedAt: string;
  lastAt: string;
  takenUpAt: string | null;
  closedAt: string | null;
};

const at = (text: string | null) => (text ? new Date(text) : null);

/** What the reader's units handed in, newest first, at most 200. */
export async function handedIn(pass: Handing): Promise<OwnHanded[]> {
  return read(pass, null);
}

async function read(pass: Handing, matter: string | null): Promise<OwnHanded[]> {
  const rows = await pass.sql<Row[]>`
    select id, lodging_code as code, lodging_name as name, kind, topic, source, raised_at as "raisedAt", last_at as "lastAt",
      taken_up_at as "takenUpAt", closed_at as "closedAt"
    from nl.handed_in(${matter}::uuid)`;
  return rows.map(({ code, name, raisedAt, lastAt, takenUpAt, closedAt, ...row }) => ({
    ...{ ...row, lodging: { code, name }, raisedAt: new Date(raisedAt), lastAt: new Date(lastAt) },
    ...{ takenUpAt: at(takenUpAt), closedAt: at(closedAt) },
  }));
}

/** One of them with its own words and those the police wrote for the unit, or null. */
export async function handedMatter(
  pass: Handing,
  id: string,
): Promise<(OwnHanded & { steps: Step[]; now: Date }) | null> {
  if (!isId(id)) return null;
  const [found] = await read(pass, id);
  if (!found) return null;
  const rows = await pass.sql<OwnStepRow[]>`
    select id, n, at, kind, author, own, unit_name as unit, sealed, has_numbers as "hasNumbers" from nl.handed_steps(${id})`;
  const steps = await openOwnSteps(pass, rows);
  return { ...found, steps, now: pass.now };
}
