import type { z } from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { isPushService } from '#lib/delivery/channels/push-hosts.ts';
import { pushKey } from '#lib/delivery/channels/push-seal.ts';
import type { PushAddress } from '#lib/delivery/channels/web-push.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { openPush, sealPush } from '../sealed.ts';
import type { pushInput } from './inputs.ts';

type Own = Pass<'account:own'>;

/** A browser that tells its person; `endpoint` is a digest by which the browser itself knows its own row. Instants UTC. */
export type OwnBrowser = { id: string; label: string; madeAt: Date; endpoint: string };

/** Whether the county has Web Push, the key browsers take it for, and in which of one's own it is on. */
export type OwnPush = { key: string; browsers: OwnBrowser[] } | null;

const offered = async ({ sql }: Pick<Own, 'sql'>): Promise<{ hosts: string } | null> => {
  const [row] = await sql<{ hosts: string | null }[]>`select nl.push_hosts() as hosts`;
  return row && row.hosts !== null ? { hosts: row.hosts } : null;
};

/** In which browsers one is told; null where the county has no Web Push. */
export async function ownPush(pass: Own): Promise<OwnPush> {
  if (!(await offered(pass))) return null;
  const rows = await pass.sql<{ id: string; label: string; madeAt: string; endpoint: Buffer }[]>`
    select p.id, p.label, p.made_at as "madeAt", p.endpoint_hash as endpoint from push_subscription p
    where p.account_id = ${pass.actor.id}::uuid and nl.push_lives(p.id) order by p.made_at desc`;
  return {
    key: pushKey(),
    browsers: rows.map(({ id, label, madeAt, endpoint }) => ({
      ...{ id, label, madeAt: new Date(madeAt), endpoint: endpoint.toString('hex') },
    })),
  };
}

/**
 * Tells the person in this browser from now on, as long as its session or own phone lasts. Refuses M-385 where the county
 * has no Web Push, M-386 what no known push service gave out, not_found M-161 without a session.
 */
export async function keepPush(
  pass: Own,
  { endpoint, p256dh, auth }: z.infer<typeof pushInput>,
  session: Buffer | null,
): Promise<void> {
  const open = await offered(pass);
  if (!open) throw new Refusal('conflict', 'M-385');
  if (!isPushService(endpoint, open.hosts)) throw new Refusal('invalid', 'M-386');
  const id = uuidv7(pass.now);
  const sealed = sealPush(id, JSON.stringify({ endpoint, p256dh, auth }));
  const [row] = await pass.sql<{ done: boolean }[]>`
    select nl.push_keep(${id}, ${session}, ${sha256(endpoint)}, ${sealed}) as done`;
  if (!row?.done) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'push.on', subjectKind: 'account', subjectId: pass.actor.id ?? '' });
}

/** Tells the person in one of their browsers no more; one that was gone is no fault. */
export async function endPush(pass: Own, id: string): Promise<void> {
  const rows = await pass.sql`
    delete from push_subscription where id = ${id} and account_id = ${pass.actor.id}::uuid returning id`;
  if (rows.length > 0)
    pass.record({ act: 'push.off', subjectKind: 'account', subjectId: pass.actor.id ?? '' });
}

/** The browsers of these people that live, opened for the channel that is about to use them. By account. */
export async function browsersOf(
  { sql }: Pick<Pass<'clock:work'>, 'sql'>,
  accounts: readonly string[],
): Promise<Map<string, PushAddress[]>> {
  const rows = await sql<{ id: string; account: string; sealed: Buffer }[]>`
    select p.id, p.account_id as account, p.sealed from push_subscription p
    where p.account_id = any (${[...accounts]}::uuid[]) and nl.push_lives(p.id)`;
  const opened = rows.map(({ id, account, sealed }) => ({
    account,
    browser: { id, ...JSON.parse(openPush(id, sealed)) } as PushAddress,
  }));
  return new Map(
    [...Map.groupBy(opened, ({ account }) => account)].map(([account, own]) => [
      account,
      own.map(({ browser }) => browser),
    ]),
  );
}

/** Takes away browsers whose push service knows them no more. */
export async function forgetPush(
  { sql }: Pick<Pass<'clock:work'>, 'sql'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from push_subscription where id = any (${[...ids]}::uuid[])`;
}
