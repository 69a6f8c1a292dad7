import assert from 'node:assert/strict';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import { isGenuine } from '#lib/report/receipt.ts';
import type { Kind } from '#lib/report/terms.ts';
import type { Lodging, Scene } from './stage.ts';
import type { Fate } from './stage-rounds.ts';

/** One submission of a writer: what it said, what became of it on the way, and what was answered. */
export type Attempt = {
  writer: number;
  key: string;
  fate: Fate;
  /** torn, and never sent whole */
  givenUp: boolean;
  body: string;
  single: boolean;
  stays: { number: string; serial: string | null; room: string }[];
  /** its whole body reached the door at least once */
  delivered: boolean;
  status: number;
  receipt: string | null;
};

type Version = {
  n: number;
  kind: Kind;
  stays: number;
  number: string;
  accepted_at: string;
  content_hash: Buffer;
  key_id: string;
  signature: Buffer;
};

/**
 * What must hold of a night when all has arrived: every acknowledged return has its genuine receipt, every acknowledged stay is
 * there once, nothing is there that nobody sent, and each key made at most one version.
 */
export async function judgeNight(
  scene: Scene,
  lodging: Lodging,
  night: BusinessDay,
  attempts: readonly Attempt[],
): Promise<{ acknowledged: number; stays: number }> {
  const versions = await scene.sql<Version[]>`
    select n, kind, stays, receipt_number as number, accepted_at, content_hash, key_id, signature from report_version
    where county = ${scene.county} and lodging_id = ${lodging.id} and business_day = ${night}::date order by n`;
  const requests = await scene.sql<{ key: string; n: number }[]>`
    select request_key as key, n from report_request
    where county = ${scene.county} and lodging_id = ${lodging.id} and business_day = ${night}::date`;
  const live = await scene.sql<{ child: string; room: string; source: string; serial: string | null }[]>`
    select encode(t.child_index, 'hex') as child, s.room, s.source, s.serial from stay s
    join lateral (select child_index from stay_text t where t.county = s.county and t.stay_id = s.id order by n desc limit 1) t on true
    where s.county = ${scene.county} and s.lodging_id = ${lodging.id} and s.business_day = ${night}::date and s.removed_in is null`;
  const acked = attempts.filter(({ status }) => status === 200 || status === 201);
  const indexOf = (number: string) => blindIndex(scene.county, 'child.number', number).toString('hex');

  for (const [at, version] of versions.entries()) {
    assert.equal(version.n, at + 1, 'versions follow one another');
    const facts = {
      ...{ number: version.number, lodging: lodging.code, night, version: version.n, kind: version.kind },
      ...{
        stays: version.stays,
        acceptedAt: new Date(version.accepted_at),
        contentHash: version.content_hash,
      },
    };
    assert.ok(
      isGenuine(facts, { keyId: version.key_id, signature: version.signature }),
      'a receipt is genuine',
    );
  }
  for (const attempt of acked) {
    assert.ok(attempt.receipt, `${attempt.key}: an acknowledgement names its receipt`);
    const receipts = versions.filter(({ number }) => number === attempt.receipt);
    assert.equal(receipts.length, 1, `${attempt.key}: its receipt is there once`);
    assert.equal(
      requests.filter(({ key }) => key === attempt.key).length,
      1,
      `${attempt.key}: its key is kept`,
    );
    for (const { number } of attempt.stays) {
      const found = live.filter(({ child }) => child === indexOf(number));
      assert.equal(found.length, 1, `${attempt.key}: its stay is there once`);
    }
  }
  const sent = new Set(
    attempts
      .filter(({ delivered }) => delivered)
      .flatMap(({ stays }) => stays.map(({ number }) => indexOf(number))),
  );
  for (const { child } of live) assert.ok(sent.has(child), 'no stay without an attempt that arrived');
  const keys = new Set(attempts.filter(({ delivered }) => delivered).map(({ key }) => key));
  for (const { key } of requests) assert.ok(keys.has(key), 'no return without an attempt that arrived');
  assert.ok(versions.length <= keys.size, 'no version without an attempt');
  assert.equal(new Set(live.map(({ child }) => child)).size, live.length, 'no child twice');
  const last = versions.at(-1);
  if (last) assert.equal(last.stays, live.length, 'the receipt counts the stays that are there');
  lastRooms(attempts, live, indexOf);
  return { acknowledged: acked.length, stays: live.length };
}

/** Of a stay one machine alone sent, the last acknowledged room stands, however late an earlier copy arrived. */
function lastRooms(
  attempts: readonly Attempt[],
  live: readonly { child: string; room: string }[],
  indexOf: (number: string) => string,
): void {
  for (const writer of [0, 1]) {
    const own = new Map<string, string>();
    const unsure = new Set<string>();
    for (const attempt of attempts) {
      for (const { number, room } of attempt.stays) {
        if (attempt.writer !== writer) unsure.add(number);
        else if (attempt.status === 200 || attempt.status === 201) own.set(number, room);
        else if (attempt.delivered) unsure.add(number);
      }
    }
    for (const [number, room] of own) {
      if (unsure.has(number)) continue;
      assert.equal(live.find(({ child }) => child === indexOf(number))?.room, room, 'the last word stands');
    }
  }
}
