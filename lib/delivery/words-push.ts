import { defineWords } from '#lib/platform/i18n.ts';
import type { Outgoing } from './channel.ts';
import { type MessageKind, messageKinds } from './terms.ts';

const waits = defineWords({
  title: { zh: '守夜灯', en: 'Nightlight' },
  reminder: { zh: '有一条报备提醒，请打开查看。', en: 'A filing reminder waits for you.' },
  alert: { zh: '有一件急事，请马上打开。', en: 'Something urgent waits for you; open it now.' },
  task: { zh: '有一件事等您办，请打开查看。', en: 'A task waits for you.' },
  notice: { zh: '有一条新通知，请打开查看。', en: 'A new notice waits for you.' },
  security: { zh: '账号有安全提醒，请打开查看。', en: 'Something about your account needs your eyes.' },
  reply: { zh: '有一条答复，请打开查看。', en: 'An answer waits for you.' },
  test: { zh: '测试：这台设备能收到提醒。', en: 'Test: this device hears from Nightlight.' },
  code: { zh: '有一条消息，请打开查看。', en: 'A message waits for you.' },
} satisfies Record<MessageKind | 'title', { zh: string; en: string }>);

/** What a browser shows: that something of a kind waits and where, never what it says; the text passes other people's servers and lock screens. */
export function pushText(one: Pick<Outgoing, 'ref' | 'kind' | 'language'>): {
  title: string;
  body: string;
  tag: string;
  path: string;
} {
  const words = waits(one.language);
  const kind = messageKinds.find((known) => known === one.kind) ?? 'notice';
  return { title: words.title, body: words[kind], tag: one.ref, path: '/account/messages' };
}
