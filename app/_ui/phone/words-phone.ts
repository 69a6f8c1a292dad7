import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The strip that tells how much is unsent; small, because every page of the lodging side carries it. */
export const stripWords = defineWords({
  unsent: { zh: (n: number) => `${n}份还没发出去`, en: (n: number) => `${plural('return', n)} not sent yet` },
  sending: { zh: '正在发…', en: 'Sending…' },
  sent: { zh: (n: number) => `已发出${n}份`, en: (n: number) => `${plural('return', n)} sent` },
  signIn: { zh: '重新登录后发出', en: 'Sign in again to send' },
  noSignal: { zh: '没有信号，有信号自动发', en: 'No signal; sent as soon as there is' },
  cleared: {
    zh: (night: string) => `${night}的一份存满72小时没发出去，已清掉，请重新填`,
    en: (night: string) => `${night}: a return unsent for 72 hours was cleared; please file it again`,
  },
  look: { zh: '查看', en: 'See' },
});
