'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { withNumbers } from '#app/(shared)/matter/numbers-ask.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { composeClueCall, endClueCall, releaseClueCall } from '#lib/matter/calls.ts';
import {
  callInput,
  composeCallInput,
  endMatterInput,
  matterInput,
  passMatterInput,
  recordInput,
  stepInput,
  stepNumbersInput,
} from '#lib/matter/inputs.ts';
import {
  endMatter,
  passMatter,
  recallMatter,
  recordMatter,
  stepMatter,
  stepNumbers,
} from '#lib/matter/work.ts';
import { askedOf, leadOn, shownForAWhile } from '../asked.ts';
import { numbersShown } from '../questions/numbers.tsx';

async function goOn(sent: Sent<{ id: string }>, done: string, key: unknown = ''): Promise<Asked> {
  if (sent.state === 'done') {
    const query = new URLSearchParams({ done, ...(typeof key === 'string' && key ? { sent: key } : {}) });
    redirect(`/disputes/${sent.result.id}?${query}` as Route);
  }
  const language = await languageOfRequest();
  return withNumbers(
    askedOf(sent, language, () => null),
    language,
  );
}

/** An officer writes down a dispute or a clue. */
export async function record(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('matter:work', recordInput, form, recordMatter), 'recorded', form.get('request_key'));
}

/** A step of the police. */
export async function step(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('matter:work', stepInput, form, stepMatter), 'stepped', form.get('request_key'));
}

/** Passes it on. */
export async function pass(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('matter:work', passMatterInput, form, passMatter), 'passed');
}

/** Takes back what was passed on. */
export async function recall(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('matter:work', matterInput, form, recallMatter), 'recalled');
}

/** Ends it with a result. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('matter:work', endMatterInput, form, endMatter), 'ended', form.get('matter'));
}

/** The numbers given with a step; noted before they are shown. */
export async function numbers(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('matter:work', stepNumbersInput, form, stepNumbers);
  return shownForAWhile(sent, language, ({ numbers: list }) => numbersShown(language, list));
}

async function backToCalls(sent: Sent<{ id: string }>, done: string): Promise<Asked> {
  return leadOn(sent, () => `/disputes/calls?done=${done}`);
}

/** Composes a call for clues; it waits for its second person. */
export async function compose(_before: Asked, form: FormData): Promise<Asked> {
  return backToCalls(await act('clue:call', composeCallInput, form, composeClueCall), 'composed');
}

/** The second person releases it. */
export async function release(_before: Asked, form: FormData): Promise<Asked> {
  return backToCalls(await act('clue:call', callInput, form, releaseClueCall), 'released');
}

/** Ends a call and thanks whoever answered. */
export async function endCall(_before: Asked, form: FormData): Promise<Asked> {
  return backToCalls(await act('clue:call', callInput, form, endClueCall), 'ended');
}
