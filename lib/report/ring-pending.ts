import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { ringPosts } from '#lib/task/ringing.ts';
import { task } from '#lib/task/schema.ts';
import { ringWords, taskKindName } from '#lib/task/words.ts';
import type { FilingPass } from './facts.ts';

/** Claimed but still open then, county duty is rung again (product.md, Filing); the clock runs on both sides. */
const pendingMinutes = 30;

/** A return with a child whose identity is to be found. */
export type Pending = { reportId: string; lodgingId: string; beatId: string | null; night: string; at: Date };

/**
 * Opens the instant task of a child without papers and rings the station's duty post for it, in the filing's own transaction.
 * A return that has its task already rings nobody.
 */
export async function openPending(pass: FilingPass, pending: readonly Pending[]): Promise<void> {
  for (const { reportId, lodgingId, beatId, night, at } of pending) {
    const opened = await insertRows(
      pass.sql,
      task,
      [
        {
          ...{
            county: pass.reach.county,
            id: uuidv7(at),
            kind: 'identity_pending',
            lodgingId,
            unitId: beatId,
          },
          ...{ subjectKind: 'report', subjectId: reportId, severity: 'instant', openedAt: at },
          ...{ dueAt: new Date(at.getTime() + pendingMinutes * 60_000), detail: { night } },
        },
      ],
      'on conflict do nothing',
    );
    if (opened === 0) continue;
    const [place] = await pass.sql<{ name: string }[]>`
      select name from lodging where county = ${pass.reach.county} and id = ${lodgingId}`;
    await ringPosts(pass, [
      {
        ...{ key: `identity_pending/${reportId}`, unit: beatId, role: 'duty', urgent: true },
        ...{ lodging: lodgingId, path: '/tasks?view=tasks' },
        text: (language) => ({
          title: ringWords(language).title(taskKindName('identity_pending', language), place?.name ?? ''),
          body: ringWords(language).claim,
        }),
      },
    ]);
  }
}
