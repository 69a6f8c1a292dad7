import { statfs } from 'node:fs/promises';
import { env } from '#lib/platform/env.ts';

/** Free and whole size in bytes of the disk the data folder lies on; null where the system does not say. */
export async function dataDisk(): Promise<{ free: number; all: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(env().data);
    return { free: bavail * bsize, all: blocks * bsize };
  } catch {
    return null;
  }
}
