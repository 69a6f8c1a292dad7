'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { checkFiles, filesOf } from '#lib/attachment/check.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { choiceInput } from '#lib/notice/audience/form.ts';
import { keepAudience, removeAudience } from '#lib/notice/audience/saved.ts';
import { chaseInput, chaseUnread } from '#lib/notice/chase.ts';
import { askForCheck, correct, saveText, setWay, takeList } from '#lib/notice/compose.ts';
import {
  confirmInput,
  keepInput,
  noticeInput,
  returnInput,
  signInput,
  templateInput,
  textInput,
  wayInput,
} from '#lib/notice/inputs.ts';
import { confirmOrder } from '#lib/notice/orders.ts';
import { pictureInput } from '#lib/notice/pictures/inputs.ts';
import { addPictures, noticeTakes, removePicture } from '#lib/notice/pictures/store.ts';
import { check, giveBack, sign, withdraw } from '#lib/notice/sign.ts';
import { retireTemplate, saveTemplate } from '#lib/notice/templates.ts';
import { askedOf } from '../asked.ts';
import { chasedAnswer } from './chased.tsx';

const to = (path: string): never => redirect(path as Route);

/** Keeps the text of a notice and goes on to its audience. */
export async function keepText(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', textInput, form, saveText);
  if (sent.state === 'done') to(`/notices/${sent.result.id}?step=choose`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

const listInput = z.object({ notice: z.uuid({ error: 'M-161' }) }).loose();

/** Takes the list of an audience. */
export async function take(_before: Asked, form: FormData): Promise<Asked> {
  const both = z.unknown().transform((fields, context) => {
    const [notice, choice] = [listInput.safeParse(fields), choiceInput.safeParse(fields)];
    if (notice.success && choice.success) return { notice: notice.data.notice, choice: choice.data };
    const issue = notice.error?.issues[0] ?? choice.error?.issues[0];
    context.addIssue({ code: 'custom', message: issue?.message ?? 'M-760' });
    return z.NEVER;
  });
  const sent = await act('notice:compose', both, form, (pass, input) =>
    takeList(pass, input.notice, input.choice),
  );
  if (sent.state === 'done') to(`/notices/${sent.result.id}?step=choose&done=listed`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Puts pictures into a draft. */
export async function addThem(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', noticeInput, form, async (pass, input) =>
    addPictures(pass, input, await checkFiles(await filesOf(form), noticeTakes)),
  );
  if (sent.state === 'done') to(`/notices/${sent.result.id}?step=write&done=pictures`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Takes a picture out of a draft. */
export async function dropIt(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', pictureInput, form, removePicture);
  if (sent.state === 'done') to(`/notices/${sent.result.id}?step=write&done=pictures`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Keeps how and when a notice goes out. */
export async function keepWay(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', wayInput, form, setWay);
  if (sent.state === 'done') to(`/notices/${sent.result.id}?step=send&done=way`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Hands a draft in. */
export async function handIn(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', noticeInput, form, askForCheck);
  if (sent.state === 'done') to(`/notices/${sent.result.id}?done=handed`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Checks a notice another composed. */
export async function checkIt(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', noticeInput, form, check);
  if (sent.state === 'done') to(`/notices/${sent.result.id}?done=checked`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Signs a notice off. */
export async function signIt(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:sign', signInput, form, sign);
  if (sent.state === 'done') to(`/notices/${sent.result.id}?done=signed`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Gives a notice back to its composer. */
export async function returnIt(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', returnInput, form, giveBack);
  if (sent.state === 'done') to('/notices?done=returned');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Withdraws a notice. */
export async function withdrawIt(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', noticeInput, form, withdraw);
  if (sent.state === 'done') to(`/notices/${sent.result.id}?done=withdrawn`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Begins a correction. */
export async function correctIt(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', noticeInput, form, correct);
  if (sent.state === 'done') to(`/notices/${sent.result.id}`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Reminds everybody who has not read it. */
export async function chase(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('notice:compose', chaseInput, form, chaseUnread);
  return askedOf(sent, language, (done) => chasedAnswer(language, done));
}

/** Keeps an audience under a name. */
export async function keepIt(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', keepInput, form, keepAudience);
  if (sent.state === 'done') to(`/notices/${String(form.get('notice'))}?step=choose&done=kept`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

const savedInput = z.object({ audience: z.uuid({ error: 'M-161' }) });

/** Removes a saved audience. */
export async function dropAudience(_before: Asked, form: FormData): Promise<Asked> {
  const back = z.uuid().safeParse(form.get('notice'));
  const sent = await act('notice:compose', savedInput, form, removeAudience);
  if (sent.state === 'done') to(back.success ? `/notices/${back.data}?step=choose&done=removed` : '/notices');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Keeps a template, or its next version. */
export async function keepTemplate(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', templateInput, form, saveTemplate);
  if (sent.state === 'done') to('/notices/templates?done=saved');
  return askedOf(sent, await languageOfRequest(), () => null);
}

const ofTemplate = z.object({ template: z.uuid({ error: 'M-161' }) });

/** Takes a template out of use. */
export async function retire(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('notice:compose', ofTemplate, form, retireTemplate);
  if (sent.state === 'done') to('/notices/templates?done=retired');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** An officer relays an order to the own beat. */
export async function confirm(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('order:confirm', confirmInput, form, confirmOrder);
  if (sent.state === 'done') to(`/notices/orders/${sent.result.id}?done=confirmed`);
  return askedOf(sent, await languageOfRequest(), () => null);
}
