'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { endWatch, enterWatch, openWatch } from '#lib/watchlist/commands.ts';
import { endWatchInput, openWatchInput, watchInput } from '#lib/watchlist/inputs.ts';
import { leadOn, shownForAWhile } from '../asked.ts';
import { shownAnswer } from './shown.tsx';

/** Enters somebody who is searched for. */
export async function enterSearch(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('watch:write', watchInput, form, enterWatch);
  return leadOn(sent, (result) => `/watchlist/${result.id}?done=entered`);
}

/** Ends a search. */
export async function endSearch(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('watch:write', endWatchInput, form, endWatch);
  return leadOn(sent, (result) => `/watchlist/${result.id}?done=ended`);
}

/** Shows what was typed of somebody searched for; the house book has it by then. */
export async function showSearch(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('watch:write', openWatchInput, form, openWatch);
  return shownForAWhile(sent, language, (secret) => shownAnswer(language, secret));
}
