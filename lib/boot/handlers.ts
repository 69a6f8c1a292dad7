import { passAsJob } from '#lib/gate/entry.ts';
import type { QueueName } from '#lib/jobs/queues.ts';
import { tendGlass } from '#lib/task/glass.ts';

type Data = Readonly<Record<string, unknown>>;

function countyOf(data: Data): string {
  if (typeof data.county !== 'string') throw new Error('a job names its county');
  return data.county;
}

/** What is done for each queue; the compiler asks for a line when a queue is added. */
export const handlers: Record<Exclude<QueueName, 'tick'>, (data: Data) => Promise<void>> = {
  // The instant rules hang here once the anomaly room stands; until then a filing asks for nothing more.
  'report.filed': async () => {},
  // The task is opened with the filing itself; ringing comes with the channels.
  'identity.pending': async () => {},
  'glass.broken': async (data) => {
    await passAsJob('clock:work', 'glass.broken', countyOf(data), tendGlass);
  },
};
