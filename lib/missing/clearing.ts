import { registerSealedRows } from '#lib/retention/sealed-rows.ts';

/** Who was searched for, and what houses saw, goes at its date; that it was asked and answered stays. No hold reaches them. */
for (const table of ['search_call', 'search_answer'])
  registerSealedRows({ name: table, table, columns: ['sealed'] });
