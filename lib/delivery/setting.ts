import { randomUUID } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import { type DataKey, open, seal } from '#lib/platform/crypto.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { callbackAddress } from './callback-key.ts';
import { secretsCell, secretsKey } from './chains.ts';
import type { Channel } from './channel.ts';
import { type FateRow, fateOfRow, type MessageFate } from './fates.ts';
import type { ChannelInput } from './inputs.ts';
import { channels } from './registry.ts';
import { send } from './send.ts';
import type { ChannelId } from './terms.ts';
import { testText } from './words-channels.ts';

type Manager = Pass<'channel:manage'>;

/** A channel as its page shows it: never a secret, only whether one is stored. Instants UTC. */
export type ChannelState = {
  id: ChannelId;
  fields: { name: string; secret: boolean; optional: boolean; value: string; stored: boolean }[];
  set: boolean;
  enabled: boolean;
  place: number;
  setAt: Date | null;
  restsUntil: Date | null;
  /** where its provider pushes to, once it is set; null where it pushes nothing */
  callback: string | null;
  /** hundredths of the text messages it carries first, where several providers share them */
  share: number | null;
  test: MessageFate | null;
};

type Row = {
  channel: string;
  settings: Record<string, string>;
  sealed: Buffer | null;
  enabled: boolean;
  place: number;
  setAt: string;
  openUntil: string | null;
  share: number | null;
};

const settable = channels.filter(({ inHouse, onlyDemonstration }) => !inHouse && !onlyDemonstration);

/** Every channel that can be set, in the order it is tried, with what became of one's own last test of it. */
export async function channelStates(pass: Manager): Promise<ChannelState[]> {
  const rows = await stored(pass);
  const tests = await lastTests(pass);
  return settable
    .map((channel, n): ChannelState => {
      const row = rows.get(channel.id);
      const secrets = row ? secretsOf(pass, channel.id, row.sealed) : {};
      return {
        id: channel.id,
        fields: channel.fields.map(({ name, secret = false, optional = false }) => ({
          ...{ name, secret, optional },
          value: secret ? '' : (row?.settings[name] ?? ''),
          stored: secret && Boolean(secrets[name]),
        })),
        set: row !== undefined,
        enabled: row?.enabled ?? false,
        place: row?.place ?? n + 1,
        setAt: row ? new Date(row.setAt) : null,
        restsUntil: row?.openUntil && new Date(row.openUntil) > pass.now ? new Date(row.openUntil) : null,
        callback: row && channel.pushed ? callbackAddress(pass.reach.county, channel.id) : null,
        share: row?.enabled ? row.share : null,
        test: tests.get(channel.id) ?? null,
      };
    })
    .sort((a, b) => a.place - b.place);
}

/**
 * Sets a channel. An empty secret keeps the stored one. Refuses M-380 a channel that is not there, M-381 a place, M-382 a
 * field that does not fit or is missing, each beside its field.
 */
export async function setChannel(pass: Manager, input: ChannelInput): Promise<{ channel: ChannelId }> {
  const channel = settableOf(input.channel);
  const row = (await stored(pass)).get(channel.id);
  const before: Record<string, string> = row ? secretsOf(pass, channel.id, row.sealed) : {};
  const values = channel.fields.map(({ name, secret }) => {
    const typed = input[name];
    const text = typeof typed === 'string' ? typed.trim() : '';
    return { name, secret: secret === true, value: text || (secret ? (before[name] ?? '') : '') };
  });
  const given = Object.fromEntries(
    values.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
  );
  const parsed = channel.schema.safeParse(given);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')));
    throw new Refusal(
      'invalid',
      [...fields].map((field): Problem => ({ code: 'M-382', field })),
    );
  }
  const pick = (secret: boolean) =>
    Object.fromEntries(
      values.filter((one) => one.secret === secret && one.value).map(({ name, value }) => [name, value]),
    );
  const sealed = seal(secretsKey(), secretsCell(pass.reach.county, channel.id), JSON.stringify(pick(true)));
  const enabled = input.enabled === '1';
  await pass.sql`
    insert into channel_setting (county, channel, enabled, place, settings, sealed, set_by, set_at, failures)
    values (${pass.reach.county}, ${channel.id}, ${enabled}, ${Number(input.place)}, ${JSON.stringify(pick(false))}::text::jsonb,
      ${sealed}, ${pass.actor.id}::uuid, ${pass.now.toISOString()}, 0)
    on conflict (county, channel) do update set enabled = excluded.enabled, place = excluded.place,
      settings = excluded.settings, sealed = excluded.sealed, set_by = excluded.set_by, set_at = excluded.set_at,
      failures = 0, open_until = null, share = null`;
  pass.record({
    act: 'channel.set',
    subjectKind: 'channel',
    subjectId: channel.id,
    detail: { enabled, place: Number(input.place), fields: Object.keys(given) },
  });
  return { channel: channel.id };
}

/** What of a form may go back to its page after a refusal: everything but the channel's secrets. */
export function withoutSecrets(
  channel: string,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const secrets = settable.find(({ id }) => id === channel)?.fields.filter(({ secret }) => secret) ?? [];
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => secrets.every((field) => field.name !== name)),
  );
}

/** Sends a test to the administrator's own phone or address through one channel, enabled or not. Refuses M-380, M-383 unset. */
export async function testChannel(
  pass: Manager,
  input: { channel: string },
): Promise<{ channel: ChannelId }> {
  const channel = settableOf(input.channel);
  if (!(await stored(pass)).has(channel.id)) throw new Refusal('conflict', [{ code: 'M-383' }]);
  await send(pass, [
    {
      key: `test/${channel.id}/${randomUUID()}`,
      account: pass.actor.id ?? '',
      kind: 'test',
      urgent: true,
      path: '/channels',
      text: (language) => testText(channel.id, pass.now, language),
    },
  ]);
  pass.record({ act: 'channel.test', subjectKind: 'channel', subjectId: channel.id });
  return { channel: channel.id };
}

function settableOf(id: string): Channel {
  const channel = settable.find((one) => one.id === id);
  if (!channel) throw new Refusal('not_found', [{ code: 'M-380' }]);
  return channel;
}

async function stored(pass: Manager): Promise<Map<string, Row>> {
  const rows = await pass.sql<Row[]>`
    select channel, settings, sealed, enabled, place, set_at as "setAt", open_until as "openUntil", share from channel_setting
    where county = ${pass.reach.county}`;
  return new Map(rows.map((row) => [row.channel, row]));
}

function secretsOf(pass: Manager, channel: string, sealed: Buffer | null): Record<string, string> {
  const key: DataKey = secretsKey();
  return sealed ? JSON.parse(open(key, secretsCell(pass.reach.county, channel), sealed)) : {};
}

/** What became of the administrator's own last test of each channel. */
async function lastTests(pass: Manager): Promise<Map<string, MessageFate>> {
  const rows = await pass.sql<(FateRow & { channel: string })[]>`
    select distinct on (split_part(m.key, '/', 2)) split_part(m.key, '/', 2) as channel, m.id, m.read_at, m.acknowledged_at,
      m.answered_at, m.withdrawn_at, (select coalesce(json_agg(json_build_object('channel', d.channel,
        'queuedAt', d.queued_at, 'claimedAt', d.claimed_at, 'handedAt', d.handed_at, 'awaitingAt', d.awaiting_at, 'deliveredAt', d.delivered_at,
        'failedAt', d.failed_at, 'unknownAt', d.unknown_at, 'cause', d.cause)), '[]')
        from message_delivery d where d.county = m.county and d.message_id = m.id and d.channel <> 'app') as deliveries
    from message m where m.county = ${pass.reach.county} and m.account_id = ${pass.actor.id}::uuid and m.kind = 'test'
    order by split_part(m.key, '/', 2), m.queued_at desc`;
  return new Map(rows.map((row) => [row.channel, fateOfRow(row)]));
}
