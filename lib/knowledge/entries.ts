import type { Pass } from '#lib/access/pass.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { EntryActInput, EntryInput } from './inputs.ts';
import { isPublishedBy, judgeEntry, stateOf } from './rules.ts';
import type { EntryState, SourceKind } from './terms.ts';

type Writer = Pass<'help:write'>;

/** An entry as its writers see it. Instants UTC. */
export type Entry = {
  id: string;
  question: string;
  answer: string;
  questionEn: string | null;
  answerEn: string | null;
  source: { kind: SourceKind; id: string } | null;
  by: string | null;
  at: Date;
  state: EntryState;
};

type Row = {
  id: string;
  question: string;
  answer: string;
  question_en: string | null;
  answer_en: string | null;
  source_kind: SourceKind | null;
  source_id: string | null;
  by: string;
  at: string;
  approved_at: string | null;
  withdrawn_at: string | null;
};

const mostListed = 1000;

/** Every entry of the county, drafts first, then the newest; or one of them. */
export async function entriesOf(pass: Writer, only: string | null = null): Promise<Entry[]> {
  const rows = await pass.sql<Row[]>`
    select id, question, answer, question_en, answer_en, source_kind, source_id, coalesce(revised_by, written_by) as by,
      coalesce(revised_at, written_at) as at, approved_at, withdrawn_at
    from help_entry where county = ${pass.reach.county} and (${only}::uuid is null or id = ${only}::uuid)
    order by withdrawn_at is not null, approved_at is not null, coalesce(revised_at, written_at) desc limit ${mostListed}`;
  const names = await namesOf(
    pass,
    rows.map(({ by }) => by),
  );
  const at = (text: string | null) => (text ? new Date(text) : null);
  return rows.map((row) => ({
    ...{ id: row.id, question: row.question, answer: row.answer },
    ...{ questionEn: row.question_en, answerEn: row.answer_en },
    source: row.source_kind && row.source_id ? { kind: row.source_kind, id: row.source_id } : null,
    ...{ by: names[row.by] ?? null, at: new Date(row.at) },
    state: stateOf({ approvedAt: at(row.approved_at), withdrawnAt: at(row.withdrawn_at) }),
  }));
}

/**
 * Writes an entry, or revises one. A 民警's stands at once, an auxiliary's waits for one. Refuses M-161, M-657 a text that names a
 * lodging, M-658, M-659, M-660 what an auxiliary may not revise, M-661 a withdrawn one, M-662 a source that has its entry.
 */
export async function writeEntry(
  pass: Writer,
  input: EntryInput,
): Promise<{ entry: string; state: EntryState }> {
  const { county } = pass.reach;
  const problems = judgeEntry(input);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const texts = [input.question, input.answer, input.question_en ?? '', input.answer_en ?? ''].join('\n');
  const [named] = await pass.sql<{ yes: boolean }[]>`select nl.names_lodging(${texts}) as yes`;
  if (named?.yes) throw new Refusal('invalid', [{ code: 'M-657', field: 'answer' }]);
  const publishes = isPublishedBy(pass.actor.rank);
  const now = pass.now.toISOString();
  const [me, approved] = [pass.actor.id, publishes ? now : null];
  const id = input.entry ?? uuidv7(pass.now);
  if (input.entry) {
    const [before] = await entriesOf(pass, input.entry);
    if (!before) throw new Refusal('not_found', 'M-161');
    if (before.state === 'withdrawn') throw new Refusal('conflict', 'M-661');
    if (before.state === 'published' && !publishes) throw new Refusal('forbidden', 'M-660');
    await pass.sql`update help_entry set question = ${input.question}, answer = ${input.answer}, question_en = ${input.question_en},
        answer_en = ${input.answer_en}, revised_by = ${me}::uuid, revised_at = ${now},
        approved_by = case when ${publishes} then ${me}::uuid else approved_by end, approved_at = coalesce(${approved}::timestamptz, approved_at)
      where county = ${county} and id = ${id}`;
  } else {
    const put = await pass.sql`
      insert into help_entry (county, id, question, answer, question_en, answer_en, source_kind, source_id, written_by, written_at,
        approved_by, approved_at)
      values (${county}, ${id}, ${input.question}, ${input.answer}, ${input.question_en}, ${input.answer_en},
        ${input.source ? (input.source_kind ?? null) : null}, ${input.source_kind ? (input.source ?? null) : null}::uuid, ${me}::uuid, ${now},
        ${publishes ? me : null}::uuid, ${approved}::timestamptz)
      on conflict (county, source_kind, source_id) where withdrawn_at is null do nothing`;
    if (put.count === 0) throw new Refusal('conflict', 'M-662');
  }
  record(pass, input.entry ? 'help.revise' : 'help.write', id, { published: publishes });
  return { entry: id, state: publishes ? 'published' : 'draft' };
}

/** A 民警's word on a draft: lodgings read it from now on. Refuses M-161, M-660, M-661 nothing to approve. */
export async function approveEntry(pass: Writer, { entry }: EntryActInput): Promise<{ entry: string }> {
  if (!isPublishedBy(pass.actor.rank)) throw new Refusal('forbidden', 'M-660');
  const rows = await pass.sql`
    update help_entry set approved_by = ${pass.actor.id}::uuid, approved_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${entry} and approved_at is null and withdrawn_at is null`;
  if (rows.count === 0) throw await missing(pass, entry);
  record(pass, 'help.approve', entry, {});
  return { entry };
}

/** Takes an entry out of the list; it stays readable to its writers. Refuses M-161, M-660 a published one by an auxiliary, M-661. */
export async function withdrawEntry(pass: Writer, { entry }: EntryActInput): Promise<{ entry: string }> {
  const rows = await pass.sql`
    update help_entry set withdrawn_by = ${pass.actor.id}::uuid, withdrawn_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${entry} and withdrawn_at is null
      and (${isPublishedBy(pass.actor.rank)} or approved_at is null)`;
  if (rows.count === 0) throw await missing(pass, entry);
  record(pass, 'help.withdraw', entry, {});
  return { entry };
}

async function missing(pass: Writer, id: string): Promise<Refusal> {
  const [entry] = await entriesOf(pass, id);
  if (!entry) return new Refusal('not_found', 'M-161');
  return entry.state === 'published' && !isPublishedBy(pass.actor.rank)
    ? new Refusal('forbidden', 'M-660')
    : new Refusal('conflict', 'M-661');
}

function record(pass: Writer, act: string, entry: string, detail: Record<string, unknown>): void {
  pass.record({ act, subjectKind: 'help_entry', subjectId: entry, detail });
}
