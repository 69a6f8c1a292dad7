import { cache } from 'react';
import { liveMark } from './live-hub.ts';

/** Where the signs stood when this request began to read; `enter` asks first. */
export const markOfPage = cache(liveMark);

/**
 * The stream an open page listens to, from the mark of its own reading: what was committed between the two is told at once, not
 * at the next asking half a minute later.
 */
export const liveStream = (): string => `/api/v1/live?since=${markOfPage()}`;
