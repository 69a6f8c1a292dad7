/** Rows of a pack: plain JSON. */
export type Rows = Record<string, unknown>[];

/** An instant as the database or a row gives it, as ISO 8601 UTC; null for none. */
export const iso = (at: unknown): string | null =>
  typeof at === 'string' || at instanceof Date ? new Date(at).toISOString() : null;
