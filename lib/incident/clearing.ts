import { registerSealedRows } from '#lib/retention/sealed-rows.ts';

/** What was said at once goes like a stay's text; that it was told, when, and how it ended stays. */
registerSealedRows({
  name: 'incident',
  table: 'incident',
  columns: ['sealed'],
  heldBy: (pass) => pass.sql`x.business_day`,
});
