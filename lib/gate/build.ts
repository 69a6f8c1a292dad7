import { readFileSync } from 'node:fs';
import path from 'node:path';

const shared = globalThis as typeof globalThis & { nightlightBuild?: string };

/** The name of the build that serves pages now, as the framework wrote it; empty while developing, when there is none. */
export function buildName(): string {
  if (shared.nightlightBuild === undefined) {
    try {
      shared.nightlightBuild = readFileSync(path.join(process.cwd(), '.next', 'BUILD_ID'), 'utf8').trim();
    } catch {
      shared.nightlightBuild = '';
    }
  }
  return shared.nightlightBuild;
}
