'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { act } from '#lib/gate/action.ts';
import { credentialOfPage } from '#lib/gate/enter.ts';
import { tryOut } from '#lib/gate/take-back.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { badLines, closeSheet, fileLines, sheetOf } from '#lib/report/sheet/run.ts';

const sheetInput = z.object({ sheet: z.uuid(), good: z.enum(['1', '']).default('') });

/** Files the sheet: all of it, or only what is right if the person says so. */
export async function fileSheet(form: FormData): Promise<void> {
  const asked = sheetInput.safeParse(Object.fromEntries(form));
  const page = `/reports/sheet/${encodeURIComponent(String(form.get('sheet')))}` as Route;
  if (!asked.success) redirect('/reports/sheet');
  const left = asked.data.good ? await badOf(asked.data.sheet) : [];
  const sent = await act('report:file', sheetInput, form, async (pass, { sheet }) => {
    if ((await sheetOf(pass, sheet)).filedAt) return null;
    const outcome = await fileLines(pass, sheet, left);
    const bad = badLines(outcome).filter((line) => !left.includes(line));
    // What was right at the dry run and is not now, since somebody filed meanwhile: the page says so, nothing is written.
    if (bad.length > 0) throw new Refusal('conflict', 'M-148');
    await closeSheet(pass, sheet, outcome);
    return null;
  });
  redirect(
    sent.state === 'refused' ? (`${page}?problem=${sent.problems[0]?.code ?? 'M-199'}` as Route) : page,
  );
}

async function badOf(sheet: string): Promise<number[]> {
  try {
    return badLines(
      await tryOut('report:file', await credentialOfPage(), (pass) => fileLines(pass, sheet, [])),
    );
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
