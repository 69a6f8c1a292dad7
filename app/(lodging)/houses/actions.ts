'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { act } from '#lib/gate/action.ts';
import { fileNils, type NilOutcome, nilsInput, tickText } from '#lib/report/all-houses.ts';

/** Files the ticked nils, then the list again, which says of each what became of it. */
export async function fileAll(form: FormData): Promise<void> {
  const sent = await act('report:file', nilsInput, form, fileNils);
  if (sent.state !== 'done') {
    const code = sent.state === 'refused' ? (sent.problems[0]?.code ?? 'M-199') : 'M-199';
    redirect(`/houses?${new URLSearchParams({ refused: code })}` as Route);
  }
  const query = new URLSearchParams(sent.result.map((one) => ['did', toldOf(one)]));
  redirect(`/houses?${query}` as Route);
}

const toldOf = (one: NilOutcome) => `${tickText(one)}~${one.problems[0]?.code ?? 'ok'}`;
