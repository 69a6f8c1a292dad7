import { registerSealedRows } from '#lib/retention/sealed-rows.ts';

/** The words of a thread go at their date like every message's; that it was asked, answered and ended, and when, stays. */
registerSealedRows({
  name: 'conversation',
  table: 'thread_line',
  columns: ['sealed', 'numbers'],
  heldBy: (pass) => pass.sql`nl.civil_day(x.at)`,
});

/** What was passed on goes at its own date, like the thread's words; to whom, when and how it ended stays. */
registerSealedRows({
  name: 'hand_off',
  table: 'hand_off',
  columns: ['ask', 'said'],
  heldBy: (pass) => pass.sql`nl.civil_day(x.asked_at)`,
});
