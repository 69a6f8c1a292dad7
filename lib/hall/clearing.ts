import { registerSealedRows } from '#lib/retention/sealed-rows.ts';

/** The words of a hall go at their date like every message's; who asked and answered, and when, stays. */
registerSealedRows({
  name: 'hall',
  table: 'hall_post',
  columns: ['sealed'],
  heldBy: (pass) => pass.sql`nl.civil_day(x.at)`,
});

/** A picture goes at the date of the words it stands beside. */
registerSealedRows({
  name: 'hall pictures',
  table: 'hall_picture',
  columns: ['sealed'],
  heldBy: (pass) => pass.sql`nl.civil_day(x.added_at)`,
});
