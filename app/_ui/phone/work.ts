import { UnsentBar } from './bar.tsx';
import { fileHere, returnOf } from './file-here.ts';
import { fileNilHere } from './nil.ts';

/** All that files here and keeps what was not sent, as one file to fetch. */
export const phoneWork = { UnsentBar, fileHere, returnOf, fileNilHere };
export type PhoneWork = typeof phoneWork;
