import { unwantedReminders } from '#lib/chase/cascade/jobs.ts';
import { monotoneMs, systemNow } from '#lib/clock/now.ts';
import { addressesKept } from '#lib/delivery/address.ts';
import { usableChannels } from '#lib/delivery/chains.ts';
import type { Net } from '#lib/delivery/channel.ts';
import { claimDue } from '#lib/delivery/claim.ts';
import { caller } from '#lib/delivery/net.ts';
import { type Around, planOut } from '#lib/delivery/plan.ts';
import { markLost, paired, recordHanded } from '#lib/delivery/record.ts';
import { channelOf } from '#lib/delivery/registry.ts';
import { claimOpenEnds, markUnconfirmed, recordReports, unpark } from '#lib/delivery/reports.ts';
import { tendShares } from '#lib/delivery/shares.ts';
import type { ChannelId } from '#lib/delivery/terms.ts';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { addressesOf } from '#lib/identity/addresses.ts';
import { staleCodes } from '#lib/identity/code.ts';
import { forgetPush } from '#lib/identity/push/subscription.ts';
import { unwantedNotices } from '#lib/notice/unwanted.ts';
import { internalHosts } from '#lib/platform/env.ts';

/** What delivery asks of the rooms to its right. */
const around: Around = {
  addressesOf: async (pass, accounts) => {
    const [phones, kept] = [await addressesOf(pass, accounts), await addressesKept(pass, accounts)];
    return new Map([...phones].map(([account, known]) => [account, { ...known, ...kept.get(account) }]));
  },
  unwanted: async (pass, kind, messages) => {
    if (kind === 'code') return staleCodes(pass, messages);
    if (kind === 'notice') return unwantedNotices(pass, messages);
    if (kind !== 'reminder') return new Set();
    return new Set([
      ...(await unwantedReminders(pass, messages)),
      ...(await unwantedNotices(pass, messages)),
    ]);
  },
};

/** The world: the machine's own clock and network. */
const world: Net = {
  call: caller(undefined, { hosts: internalHosts() }),
  now: systemNow,
  luck: () => (monotoneMs() % 1000) / 1000,
};

const mostRounds = 50;

/**
 * Carries a county's messages outside: what is due is taken and that is committed, then it is handed over without any
 * transaction, then what became of it is written. Goes on until nothing moves. Returns how many hand-overs were tried.
 */
async function sendOut(county: string, net: Net): Promise<{ tried: number }> {
  const job = <T>(work: Parameters<typeof passAsJob<'clock:work', T>>[3]) =>
    passAsJob<'clock:work', T>('clock:work', 'message.out', county, work);
  let tried = 0;
  for (let round = 0; round < mostRounds; round++) {
    const first = await job((pass) => planOut(pass, around));
    let { opened: moved, next } = first;
    while (next) {
      const from = next;
      const more = await job((pass) => planOut(pass, around, from));
      moved += more.opened;
      next = more.next;
    }
    // A channel is emptied before anything is decided anew: what it failed to carry goes on with the next round. None waits
    // for another: a provider that keeps silent holds up its own messages alone.
    const handed = await Promise.all(first.usable.map((id) => emptied(county, id, net)));
    for (const many of handed) {
      moved += many;
      tried += many;
    }
    if (moved === 0) break;
  }
  return { tried };
}

async function emptied(county: string, id: ChannelId, net: Net): Promise<number> {
  let all = 0;
  let handed = await handOver(county, id, net);
  while (handed > 0) {
    all += handed;
    handed = await handOver(county, id, net);
  }
  return all;
}

async function handOver(county: string, id: ChannelId, net: Net): Promise<number> {
  const channel = channelOf(id);
  if (!channel) return 0;
  const { settings, outgoing } = await passAsJob('clock:work', 'message.out', county, (pass) =>
    claimDue(pass, id, around),
  );
  if (outgoing.length === 0) return 0;
  let handed: Awaited<ReturnType<typeof channel.hand>> = [];
  try {
    handed = await channel.hand(settings, outgoing, net);
  } catch (error) {
    logLine('error', 'message.hand', { channel: id, ...traceOf(error) });
  }
  const results = paired(outgoing, handed);
  await passAsJob('clock:work', 'message.out', county, async (pass) => {
    await recordHanded(pass, id, results, net.luck());
    await forgetPush(
      pass,
      handed.flatMap(({ gone }) => gone ?? []),
    );
    return null;
  });
  return outgoing.length;
}

/** Each minute: what a dead worker left, what providers are asked about, and whatever has become due. */
export async function tendOutbox(
  county: string,
  net: Net = world,
): Promise<{ lost: number; asked: number; tried: number }> {
  const { lost, usable } = await passAsJob('clock:work', 'outbox', county, async (pass) => ({
    lost: await markLost(pass),
    late: await unpark(pass),
    unconfirmed: await markUnconfirmed(pass),
    shares: await tendShares(pass),
    usable: (await usableChannels(pass)).map(({ channel }) => channel.id),
  }));
  let count = 0;
  for (const id of usable) {
    const ask = channelOf(id)?.ask;
    if (!ask) continue;
    const { settings, asked } = await passAsJob('clock:work', 'outbox', county, (pass) =>
      claimOpenEnds(pass, id, around),
    );
    if (asked.length === 0) continue;
    count += asked.length;
    try {
      const reports = await ask(settings, asked, net);
      await passAsJob('clock:work', 'outbox', county, (pass) => recordReports(pass, id, reports));
    } catch (error) {
      logLine('error', 'message.ask', { channel: id, ...traceOf(error) });
    }
  }
  const { tried } = await sendOut(county, net);
  return { lost, asked: count, tried };
}
