'use server';

import type { Route } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { businessDay } from '#lib/clock/business-day.ts';
import { act } from '#lib/gate/action.ts';
import { draftCookies } from '#lib/gate/api/draft.ts';
import { env } from '#lib/platform/env.ts';
import { chooseHouse, housesOf } from '#lib/report/desk.ts';
import { at } from '../frame.tsx';
import { type Entries, readList, withList, withRow } from './entries.ts';
import { mostPlainRows } from './limits.ts';

const place = z.object({ lodging: z.string().max(40), night: z.string().max(10) });
const control = ['form_token', 'lodging', 'night', 'paste'];

/**
 * The stay form without script: it comes back with one row more. What was typed travels as the door's own sealed draft,
 * never in an address; nothing is filed.
 */
async function again(form: FormData, change: (entries: Entries) => Entries): Promise<void> {
  const sent = await act('report:file', place, form, async (pass, { lodging, night }) => ({
    lodging: chooseHouse(await housesOf(pass), lodging).code,
    night: businessDay(night),
  }));
  if (sent.state !== 'done') redirect('/desk');
  const { lodging, night } = sent.result;
  const typed: Entries = [...form.entries()].flatMap(
    ([name, value]): Entries =>
      typeof value !== 'string' || name.startsWith('$') || control.includes(name) ? [] : [[name, value]],
  );
  const lines = draftCookies({ entries: change(typed), problems: [] }, lodging, night) ?? [];
  const jar = await cookies();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const maxAge = Number(/Max-Age=(\d+)/.exec(line)?.[1] ?? 0);
    const secure = env().origin.startsWith('https:');
    jar.set({ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
  }
  redirect(`${at('/stays/new', lodging, { night, said: '1' })}#more` as Route);
}

/** Another child in the same room. */
export async function addChild(form: FormData): Promise<void> {
  await again(form, (entries) => withRow(entries, 'room', false));
}

/** Another room of the same group. */
export async function addRoom(form: FormData): Promise<void> {
  await again(form, (entries) => withRow(entries, 'group', false));
}

/** A team's list, one child a line. */
export async function pasteList(form: FormData): Promise<void> {
  const text = String(form.get('paste') ?? '').slice(0, 20_000);
  await again(form, (entries) => withList(entries, readList(text).slice(0, mostPlainRows), false));
}
