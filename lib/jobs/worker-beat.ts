import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { env } from '#lib/platform/env.ts';

const shape = z.object({ at: z.coerce.date(), tickedAt: z.coerce.date().nullable(), failed: z.number() });

/** When the worker last showed itself, when it last went through the clock's jobs, and how many of those failed then. */
export type WorkerBeat = z.infer<typeof shape>;

const file = () => path.join(env().data, 'worker.json');

/** Written whole or not at all. */
export function writeWorkerBeat(beat: WorkerBeat): void {
  const fresh = `${file()}.new`;
  writeFileSync(fresh, JSON.stringify(beat), { mode: 0o600 });
  renameSync(fresh, file());
}

/** null when no worker ever ran here. */
export function readWorkerBeat(): WorkerBeat | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return null;
  }
}
