import { registerClearing } from '#lib/retention/clearing.ts';

/** The register's guests by blind keys: they go when the stays of their night go; no data key seals them. */
registerClearing({
  name: 'register_guest',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from register_guest
      where county = ${pass.reach.county} and clear_on <= ${today}::date`;
    return { free: row?.free ?? 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const rows =
      await pass.sql`delete from register_guest where county = ${pass.reach.county} and clear_on <= ${today}::date returning 1`;
    return rows.length;
  },
  rewrite: async () => {},
});
