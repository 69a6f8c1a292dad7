import { randomUUID } from 'node:crypto';
import { visitor } from '#lib/gate/enter.ts';
import { ownerTag } from '#lib/gate/own.ts';
import { tokenFor } from '../frame.tsx';
import type { Entries } from './entries.ts';

/** The unseen fields of the stay form, and the key its filing is known by for ever. */
export async function hiddenFields(of: {
  lodging: string;
  night: string;
  seen: number;
  back: string;
}): Promise<{ hidden: Entries; requestKey: string }> {
  const requestKey = randomUUID();
  const hidden: Entries = [
    ['kind', 'guests'],
    ['lodging', of.lodging],
    ['night', of.night],
    ['request_key', requestKey],
    ['seen_version', String(of.seen)],
    ['form_token', await tokenFor(of.lodging, of.night)],
    ['back', of.back],
  ];
  return { hidden, requestKey };
}

/** Tells drafts of two people on one device apart without naming either. */
export async function ownerOf(): Promise<string> {
  const { session } = await visitor();
  return ownerTag(session?.account ?? '');
}
