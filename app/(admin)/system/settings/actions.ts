'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { settingForm, settingOf } from '#lib/lodging/setting-place.ts';
import { setSetting } from '#lib/settings/commands.ts';
import { askedOf } from '../../asked.ts';

/** Gives a setting a value from a night on. */
export async function set(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('settings:write', settingForm, form, async (pass, typed) =>
    setSetting(pass, await settingOf(pass, typed)),
  );
  if (sent.state === 'done') {
    const key = encodeURIComponent(String(form.get('key') ?? ''));
    redirect(`/system/settings?key=${key}&done=saved` as Route);
  }
  return askedOf(sent, await languageOfRequest());
}
