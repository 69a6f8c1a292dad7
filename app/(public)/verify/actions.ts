'use server';

import type { ReactNode } from 'react';
import { limitTries } from '#lib/gate/api/limit.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { visitByForm } from '#lib/gate/visit.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { readCertificate, saysCertificate } from '#lib/report/outage/certificate.ts';
import { longestFile, readReceiptFile } from '#lib/report/receipt-file.ts';
import { receiptStanding } from '#lib/report/receipts.ts';
import { type Found, fileAnswer } from './file-answer.tsx';

const filesAnHour = 60;

/** Checks a receipt file: its signature, and whether a later version stands. The file is read and forgotten. */
export async function checkFile(_before: ReactNode, form: FormData): Promise<ReactNode> {
  const language = await languageOfRequest();
  try {
    const { network } = await visitByForm();
    await limitTries(`verify-file/${network}`, filesAnHour, 3600);
  } catch (error) {
    if (error instanceof Refusal) return fileAnswer(language, { state: 'too_many' });
    throw error;
  }
  const given = form.get('receipt');
  if (!(given instanceof File) || given.size > longestFile) return fileAnswer(language, { state: 'none' });
  const text = await given.text();
  if (saysCertificate(text)) return fileAnswer(language, certificateIn(text));
  const file = readReceiptFile(text);
  if (file.state === 'none') return fileAnswer(language, { state: 'none' });
  const known = file.state === 'genuine' ? await receiptStanding(file.facts) : null;
  if (file.state === 'changed' || !known) return fileAnswer(language, { state: 'false' });
  return fileAnswer(language, { state: 'genuine', facts: file.facts, newer: known.newer });
}

/** An outage's certificate holds nothing of a person: its signature says all there is to say. */
function certificateIn(text: string): Found {
  const read = readCertificate(text);
  return read.state === 'genuine' ? { state: 'certificate', facts: read.facts } : { state: 'false' };
}
