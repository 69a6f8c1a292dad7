import { registerSealedRows } from '#lib/retention/sealed-rows.ts';

/** The words of disputes and clues go at their date like every message's; that they were raised, worked and ended, and how, stays. */
registerSealedRows({
  name: 'matter',
  table: 'matter_step',
  columns: ['sealed', 'numbers'],
  heldBy: (pass) => pass.sql`nl.civil_day(x.at)`,
});
