'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { approveEntry, withdrawEntry, writeEntry } from '#lib/knowledge/entries.ts';
import { entryActInput, entryInput } from '#lib/knowledge/inputs.ts';
import { leadOn } from '../asked.ts';

async function goOn(sent: Sent<{ entry: string }>, done: string): Promise<Asked> {
  return leadOn(sent, (result) => `/knowledge/${result.entry}?done=${done}`);
}

/** Writes an entry, or revises one. */
export async function save(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('help:write', entryInput, form, writeEntry);
  return goOn(sent, sent.state === 'done' && sent.result.state === 'draft' ? 'draft' : 'saved');
}

/** A 民警's word on a draft. */
export async function approve(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('help:write', entryActInput, form, approveEntry), 'approved');
}

/** Takes an entry out of the list. */
export async function withdraw(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('help:write', entryActInput, form, withdrawEntry), 'withdrawn');
}
