import { registerSealedRows } from '#lib/retention/sealed-rows.ts';

/** Pictures and voice notes go at the date of the words they hang on; their hash, kind and length stay. */
registerSealedRows({
  name: 'attachment',
  table: 'attachment',
  columns: ['sealed'],
  heldBy: (pass) => pass.sql`nl.civil_day(x.added_at)`,
});
