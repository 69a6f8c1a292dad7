import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { env } from '#lib/platform/env.ts';

const shape = z.object({ at: z.coerce.date() });
const file = () => path.join(env().data, 'door.json');

/** Notes that a return could be filed at this instant: the server listened and its database answered. Whole or not at all. */
export function writeDoorBeat(at: Date): void {
  const fresh = `${file()}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify({ at }), { mode: 0o600 });
  renameSync(fresh, file());
}

/** The last instant at which the door is known to have been open; null when it never was. */
export function readDoorBeat(): Date | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file(), 'utf8'))).at;
  } catch {
    return null;
  }
}
