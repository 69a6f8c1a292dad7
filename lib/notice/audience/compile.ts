import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { Tag, Unit } from '#lib/registry/queries.ts';
import { withBelow } from '#lib/registry/rules.ts';
import type { FilingState } from '../terms.ts';
import type { Where } from './where.ts';

type Sql = Pass<Permission>['sql'];

/** What an expression is read against: the trees, and the lodgings in each filing state where one is asked for. */
export type Ground = {
  tags: readonly Pick<Tag, 'id' | 'parentId'>[];
  units: readonly Pick<Unit, 'id' | 'parentId'>[];
  filing: Readonly<Record<FilingState, readonly string[]>>;
};

/**
 * An expression as a condition on `l` (a lodging), `b` (its beat now) and `s` (its status now). Every value is a parameter.
 * The rows it is asked of are those within reach, since each table stands under its policy.
 */
export function compile(sql: Sql, where: Where, ground: Ground): ReturnType<Sql> {
  if ('all' in where) return joined(sql, where.all, ground, 'and');
  if ('any' in where) return joined(sql, where.any, ground, 'or');
  // A status or a beat that is not there is no match, and its opposite is one: three-valued logic must not leak.
  if ('not' in where) return sql`not coalesce(${compile(sql, where.not, ground)}, false)`;
  if ('tag' in where) {
    const below = [...withBelow(ground.tags, where.tag)];
    return sql`exists (select from lodging_tag t where t.county = l.county and t.lodging_id = l.id
      and t.tag_id = any (${below}::uuid[]))`;
  }
  if ('category' in where) return sql`l.category = ${where.category}`;
  if ('township' in where) return sql`l.township_code = ${where.township}`;
  if ('unit' in where) return sql`b.beat_id = any (${[...withBelow(ground.units, where.unit)]}::uuid[])`;
  if ('status' in where) return sql`s.status = ${where.status}`;
  if ('filing' in where) return sql`l.id = any (${[...ground.filing[where.filing]]}::uuid[])`;
  return sql`l.id = ${where.lodging}::uuid`;
}

function joined(sql: Sql, parts: readonly Where[], ground: Ground, by: 'and' | 'or'): ReturnType<Sql> {
  const [first, ...others] = parts;
  if (!first) return by === 'and' ? sql`true` : sql`false`;
  const rest = others.map((one) => compile(sql, one, ground));
  const start = sql`coalesce(${compile(sql, first, ground)}, false)`;
  const whole = rest.reduce(
    (before, one) =>
      by === 'and' ? sql`${before} and coalesce(${one}, false)` : sql`${before} or coalesce(${one}, false)`,
    start,
  );
  return sql`(${whole})`;
}
