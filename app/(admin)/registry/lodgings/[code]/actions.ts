'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { changeLodging, createLodging, moveBeat, onboard, setStatus } from '#lib/lodging/commands.ts';
import {
  beatMove,
  contactsInput,
  lodgingChange,
  lodgingInput,
  onboarding,
  statusChange,
  tagsInput,
} from '#lib/lodging/inputs.ts';
import { setContacts, setTags } from '#lib/lodging/people-to-call.ts';
import { askedOf } from '../../../asked.ts';

const record = z.record(z.string(), z.unknown());

/** A box that was ticked says '1' in our forms and 'on' to the room. */
const boxed = <T>(schema: z.ZodType<T>) =>
  z.preprocess((given) => {
    const values = record.safeParse(given).data ?? {};
    return values.no_front_desk === '1' ? { ...values, no_front_desk: 'on' } : values;
  }, schema);

async function goOn(sent: Sent<unknown>, form: FormData, done: string, part = ''): Promise<Asked> {
  if (sent.state === 'done') {
    const code = encodeURIComponent(String(form.get('code') ?? ''));
    redirect(`/registry/lodgings/${code}?done=${done}${part}` as Route);
  }
  return askedOf(sent, await languageOfRequest());
}

/** Enters a lodging into the register. */
export async function create(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(
    await act('registry:write', boxed(lodgingInput), form, createLodging),
    form,
    'created',
    '#people',
  );
}

/** Changes its profile. */
export async function change(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('registry:write', boxed(lodgingChange), form, changeLodging);
  const same = sent.state === 'done' && sent.result.changed.length === 0;
  return goOn(sent, form, same ? 'nothingChanged' : 'saved');
}

/** Operating, suspended or closed down from a night on. */
export async function changeStatus(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('registry:write', statusChange, form, setStatus), form, 'statusSaved');
}

/** Into another beat from a night on. */
export async function changeBeat(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('registry:write', beatMove, form, moveBeat), form, 'beatSaved');
}

/** Its first night. */
export async function begin(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('registry:write', onboarding, form, onboard), form, 'onboardSaved');
}

const person = /^(name|phone)-(\d)$/;
const lines = z.preprocess((given) => {
  const values = record.safeParse(given).data ?? {};
  const at = (n: number) => ({ name: values[`name-${n}`] ?? '', phone: values[`phone-${n}`] ?? '' });
  const contacts = [1, 2, 3, 4, 5].map(at).filter(({ name, phone }) => name !== '' || phone !== '');
  return { code: values.code, contacts };
}, contactsInput);

/** The people to call; an empty line closes up, so a problem is told of the line it was typed in. */
export async function savePeople(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('registry:write', lines, form, setContacts);
  if (sent.state !== 'refused') return goOn(sent, form, 'peopleSaved', '#people');
  const typed = [...new Set(Object.keys(sent.values).flatMap((name) => person.exec(name)?.[2] ?? []))]
    .filter((n) => sent.values[`name-${n}`] || sent.values[`phone-${n}`])
    .sort();
  const problems = sent.problems.map((problem) => {
    const [, place, field] = /^contacts\.(\d)\.(name|phone)$/.exec(problem.field ?? '') ?? [];
    if (problem.field === 'contacts') return { ...problem, field: 'name-1' };
    return place && field ? { ...problem, field: `${field}-${typed[Number(place)] ?? '1'}` } : problem;
  });
  return goOn({ ...sent, problems }, form, '');
}

const ticked = z.preprocess((given) => {
  const values = record.safeParse(given).data ?? {};
  return { ...values, tag_ids: values.tag_ids === undefined ? [] : [values.tag_ids].flat() };
}, tagsInput);

/** The tags it carries. */
export async function saveTags(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('tag:write', ticked, form, setTags), form, 'tagsSaved', '#tags');
}
