'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { tagInput, tagRemoval, unitChange, unitInput } from '#lib/registry/inputs.ts';
import { removeTag, saveTag } from '#lib/registry/tags.ts';
import { changeUnit, createUnit } from '#lib/registry/units.ts';
import { askedOf } from '../asked.ts';

async function goOn(sent: Sent<unknown>, page: string, done: string): Promise<Asked> {
  if (sent.state === 'done') redirect(`/registry/${page}?done=${done}` as Route);
  return askedOf(sent, await languageOfRequest());
}

/** A station, beat or post more. */
export async function addUnit(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('registry:write', unitInput, form, createUnit), 'units', 'unitSaved');
}

/** Another name or telephone of a unit. */
export async function saveUnit(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('registry:write', unitChange, form, changeUnit), 'units', 'unitSaved');
}

/** A tag more, or another name or place of one. */
export async function putTag(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('tag:write', tagInput, form, saveTag), 'tags', 'tagSaved');
}

/** Takes a tag away that nothing carries. */
export async function dropTag(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('tag:write', tagRemoval, form, removeTag), 'tags', 'tagRemoved');
}
