import type { Endpoint } from './endpoint.ts';
import { clues } from './table-clues.ts';
import { filing } from './table-filing.ts';
import { keyActs } from './table-keys.ts';
import { open } from './table-open.ts';
import { readings } from './table-reading.ts';

/** Every endpoint of /api/v1, in the order it is documented. */
export const endpoints: readonly Endpoint[] = [...filing, ...readings, ...keyActs, ...clues, ...open];
