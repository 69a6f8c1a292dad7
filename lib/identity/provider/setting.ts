import type { Pass } from '#lib/access/pass.ts';
import { type DataKey, open, seal } from '#lib/platform/crypto.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { secretFor } from '#lib/platform/keys.ts';
import {
  type OidcSettings,
  type ProviderInput,
  type ProviderKind,
  providerFields,
  providerKinds,
  providerSettings,
  type WecomSettings,
} from './terms.ts';

type Secadmin = Pass<'account:manage'>;

const key = (): DataKey => ({ id: 0, key: secretFor('provider-secrets') });
const cell = (county: string, kind: string) => ({
  county,
  table: 'sign_in_provider',
  column: 'sealed',
  row: kind,
});

type Row = { kind: string; enabled: boolean; settings: Record<string, string>; sealed: Buffer };

/** A provider as its page shows it: never the secret, only whether one is stored. */
export type ProviderState = {
  kind: ProviderKind;
  set: boolean;
  enabled: boolean;
  fields: { name: string; value: string }[];
};

/** Every provider the county can set. */
export async function providerStates(pass: Secadmin): Promise<ProviderState[]> {
  const rows = await stored(pass);
  return providerKinds.map((kind) => {
    const row = rows.get(kind);
    const fields = providerFields[kind].map((name) => ({ name, value: row?.settings[name] ?? '' }));
    return { kind, set: row !== undefined, enabled: row?.enabled ?? false, fields };
  });
}

/** Sets a provider; an empty secret keeps the stored one. Refuses M-476 a field that does not fit, each beside its field. */
export async function setProvider(pass: Secadmin, input: ProviderInput): Promise<{ kind: ProviderKind }> {
  const { kind } = input;
  const { county } = pass.reach;
  const row = (await stored(pass)).get(kind);
  const typed: Record<string, string> = {};
  for (const name of providerFields[kind])
    typed[name] = String(input[name as keyof ProviderInput] ?? '').trim();
  if (!typed.secret && row) typed.secret = open(key(), cell(county, kind), row.sealed);
  const parsed = providerSettings[kind].safeParse(typed);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')));
    throw new Refusal(
      'invalid',
      [...fields].map((field): Problem => ({ code: 'M-476', field })),
    );
  }
  const { secret, ...settings } = parsed.data;
  const enabled = input.enabled === '1';
  const sealed = seal(key(), cell(county, kind), secret);
  await pass.sql`
    insert into sign_in_provider (county, kind, enabled, settings, sealed, set_by, set_at)
    values (${county}, ${kind}, ${enabled}, ${JSON.stringify(settings)}::text::jsonb, ${sealed}, ${pass.actor.id}::uuid,
      ${pass.now.toISOString()})
    on conflict (county, kind) do update set enabled = excluded.enabled, settings = excluded.settings,
      sealed = excluded.sealed, set_by = excluded.set_by, set_at = excluded.set_at`;
  pass.record({
    act: 'provider.set',
    subjectKind: 'provider',
    subjectId: kind,
    detail: { enabled, fields: Object.keys(settings) },
  });
  return { kind };
}

async function stored(pass: Secadmin): Promise<Map<string, Row>> {
  const rows = await pass.sql<Row[]>`
    select kind, enabled, settings, sealed from sign_in_provider where county = ${pass.reach.county}`;
  return new Map(rows.map((row) => [row.kind, row]));
}

type Sql = Transaction['sql'];
export type OfferedProvider = { county: string; kind: ProviderKind; name: string };

/** Every provider a stranger may sign in with, by the county's name. */
export async function offeredProviders(sql: Sql): Promise<OfferedProvider[]> {
  return [...(await sql<OfferedProvider[]>`select county, kind, name from nl.provider_list()`)];
}

export type OpenedProvider =
  | { kind: 'wecom'; settings: WecomSettings }
  | { kind: 'oidc'; settings: OidcSettings };

/** A provider that is switched on, with its secret opened for the call that is about to be made; null for any other. */
export async function openProvider(
  sql: Sql,
  county: string,
  kind: ProviderKind,
): Promise<OpenedProvider | null> {
  const [row] = await sql<Pick<Row, 'settings' | 'sealed'>[]>`
    select settings, sealed from nl.provider_read(${county}, ${kind})`;
  if (!row) return null;
  const values = { ...row.settings, secret: open(key(), cell(county, kind), row.sealed) };
  return kind === 'wecom'
    ? { kind, settings: providerSettings.wecom.parse(values) }
    : { kind, settings: providerSettings.oidc.parse(values) };
}

/** The account of a phone that holds a police role in the county today; null for anybody else. */
export async function policeByPhone(sql: Sql, county: string, phone: Buffer): Promise<string | null> {
  const [row] = await sql<{ account: string | null }[]>`
    select nl.police_by_phone(${county}, ${phone}) as account`;
  return row?.account ?? null;
}
