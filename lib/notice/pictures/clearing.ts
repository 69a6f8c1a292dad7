import { registerClearing } from '#lib/retention/clearing.ts';

/** Pictures of notices go at their date; they hang on no lodging, so no hold reaches them, and on no month's key. */
registerClearing({
  name: 'notice_picture',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from notice_picture
      where county = ${pass.reach.county} and clear_on <= ${today}::date and picture is not null`;
    return { free: row?.free ?? 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const rows = await pass.sql`update notice_picture set picture = null
      where county = ${pass.reach.county} and clear_on <= ${today}::date and picture is not null returning id`;
    return rows.length;
  },
  rewrite: async () => {},
});
