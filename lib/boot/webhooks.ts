import { passAsJob } from '#lib/gate/entry.ts';
import { postOutside } from '#lib/platform/outbound.ts';
import { claimWebhooks, type DueWebhook, noteWebhook, webhookHeaders } from '#lib/report/webhooks.ts';

const atOnce = 5;

/** Sends what is due of a county's webhooks: taken in one transaction, sent in none, noted in another. */
export async function sendWebhooks(county: string): Promise<void> {
  for (;;) {
    const { due, now, demonstration } = await passAsJob('clock:work', 'webhooks', county, async (pass) => {
      const [facts] = await pass.sql<{ kind: string }[]>`select kind from installation`;
      return {
        due: await claimWebhooks(pass),
        now: pass.now,
        demonstration: facts?.kind === 'demonstration',
      };
    });
    if (due.length === 0) return;
    const waiting = [...due];
    const lane = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift())
        await sendOne(county, one, now, demonstration);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }
}

async function sendOne(county: string, due: DueWebhook, now: Date, demonstration: boolean): Promise<void> {
  const headers = webhookHeaders(due, now);
  const answer = await postOutside(due.url, { headers, body: due.body, privateToo: demonstration });
  const told = 'status' in answer ? String(answer.status) : answer.fault;
  await passAsJob('clock:work', 'webhooks', county, (pass) => noteWebhook(pass, due, told));
}
