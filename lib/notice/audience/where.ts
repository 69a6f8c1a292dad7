import * as z from 'zod';
import { type Category, categories, type Status, statuses } from '#lib/lodging/terms.ts';
import { type FilingState, filingStates } from '../terms.ts';

/**
 * Which lodgings are meant, as a value: and, or, not to any depth over what is known of a lodging. `all: []` is everyone,
 * `any: []` no one. A tag or unit holds what hangs below it.
 */
export type Where =
  | { all: readonly Where[] }
  | { any: readonly Where[] }
  | { not: Where }
  | { tag: string }
  | { category: Category }
  | { township: string }
  | { unit: string }
  | { status: Status }
  | { filing: FilingState }
  | { lodging: string };

/** What is known of a lodging at one instant, for the naive reading of an expression. */
export type LodgingFacts = {
  id: string;
  category: Category;
  township: string;
  status: Status | null;
  /** the tags it carries and every tag above them */
  tags: ReadonlySet<string>;
  /** its beat and every unit above that */
  units: ReadonlySet<string>;
  filing: readonly FilingState[];
};

/** Deepest nesting and most parts of an expression that is accepted. */
const most = { depth: 8, parts: 400 };

const id = z.uuid();

/** An expression from outside; anything else, or one nested too deep, does not fit. */
export const whereSchema: z.ZodType<Where> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(whereSchema) }),
      z.strictObject({ any: z.array(whereSchema) }),
      z.strictObject({ not: whereSchema }),
      z.strictObject({ tag: id }),
      z.strictObject({ category: z.enum(categories) }),
      z.strictObject({ township: z.string().regex(/^\d{6,12}$/) }),
      z.strictObject({ unit: id }),
      z.strictObject({ status: z.enum(statuses) }),
      z.strictObject({ filing: z.enum(filingStates) }),
      z.strictObject({ lodging: id }),
    ]),
  )
  .refine((where) => depthOf(where) <= most.depth && partsOf(where) <= most.parts);

/** The parts an expression is made of directly. */
function within(where: Where): readonly Where[] {
  if ('all' in where) return where.all;
  if ('any' in where) return where.any;
  return 'not' in where ? [where.not] : [];
}

/** How deep an expression is nested; a leaf is 1. */
export const depthOf = (where: Where): number => 1 + Math.max(0, ...within(where).map(depthOf));

const partsOf = (where: Where): number => within(where).reduce((sum, one) => sum + partsOf(one), 1);

/** True when an expression asks for something, at any depth. */
export function asksFor(where: Where, what: 'filing'): boolean {
  return what in where || within(where).some((one) => asksFor(one, what));
}

/** Whether a lodging is meant, read as it is written: what the database's answer is compared with. */
export function isMeant(where: Where, lodging: LodgingFacts): boolean {
  if ('all' in where) return where.all.every((one) => isMeant(one, lodging));
  if ('any' in where) return where.any.some((one) => isMeant(one, lodging));
  if ('not' in where) return !isMeant(where.not, lodging);
  if ('tag' in where) return lodging.tags.has(where.tag);
  if ('category' in where) return lodging.category === where.category;
  if ('township' in where) return lodging.township === where.township;
  if ('unit' in where) return lodging.units.has(where.unit);
  if ('status' in where) return lodging.status === where.status;
  if ('filing' in where) return lodging.filing.includes(where.filing);
  return lodging.id === where.lodging;
}
