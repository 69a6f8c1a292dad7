import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { textColumns } from './compose.ts';
import type { Content, TemplateInput } from './inputs.ts';

type Composer = Pass<'notice:compose'>;

/** The latest version of a text kept for use again. */
export type Template = { id: string; n: number; name: string; madeAt: Date; content: Content };

type Row = Omit<Content, never> & { id: string; n: number; name: string; madeAt: string };

/** The templates in use by name, each in its latest version. */
export async function templatesOf({ sql, reach }: Pick<Composer, 'sql' | 'reach'>): Promise<Template[]> {
  const rows = await sql<Row[]>`
    select * from (select distinct on (t.id) t.id, t.n, t.name, t.made_at as "madeAt", t.title_zh as "titleZh",
      t.body_zh as "bodyZh", t.title_en as "titleEn", t.body_en as "bodyEn", t.question_kind as "questionKind",
      t.question_zh as "questionZh", t.question_en as "questionEn", t.options, t.ack, t.retired_at
      from notice_template t where t.county = ${reach.county} order by t.id, t.n desc) latest
    where retired_at is null order by name, id`;
  return rows.map(({ id, n, name, madeAt, ...content }) => ({
    id,
    n,
    name,
    madeAt: new Date(madeAt),
    content,
  }));
}

/** Keeps a text under a name, or with `template` makes its next version; what was sent says which one it was made from. */
export async function saveTemplate(pass: Composer, input: TemplateInput): Promise<{ id: string; n: number }> {
  const { sql } = pass;
  const { county } = pass.reach;
  if (input.template)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`template/${input.template}`}, 1))`;
  const before = input.template
    ? (await templatesOf(pass)).find(({ id }) => id === input.template)
    : undefined;
  if (input.template && !before) throw new Refusal('not_found', 'M-161');
  const [id, n] = [before?.id ?? uuidv7(pass.now), (before?.n ?? 0) + 1];
  const { names, values } = textColumns(pass, input.content);
  await sql`insert into notice_template (county, id, n, name, ${names}, made_by, made_at)
    values (${county}, ${id}, ${n}, ${input.name}, ${values}, ${pass.actor.id}, ${pass.now.toISOString()})`;
  pass.record({ act: 'template.save', subjectKind: 'template', subjectId: id, detail: { n } });
  return { id, n };
}

/** Takes a template out of use; its versions stay. Refuses M-161. */
export async function retireTemplate(
  pass: Composer,
  { template }: { template: string },
): Promise<{ id: string }> {
  const gone = await pass.sql`update notice_template set retired_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${template} and retired_at is null returning id`;
  if (gone.length === 0) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'template.retire', subjectKind: 'template', subjectId: template });
  return { id: template };
}
