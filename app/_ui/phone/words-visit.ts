import { defineWords, plural } from '#lib/platform/i18n.ts';

/** What an officer's phone says of visits written without signal; every police page carries it. */
export const visitStripWords = defineWords({
  unsent: {
    zh: (n: number) => `${n}次上门还没发出去`,
    en: (n: number) => `${plural('visit', n)} not sent yet`,
  },
  sent: { zh: (n: number) => `已发出${n}次上门`, en: (n: number) => `${plural('visit', n)} sent` },
  noSignal: { zh: '没有信号，有信号自动发', en: 'No signal; sent as soon as there is' },
  signIn: { zh: '重新登录后发出', en: 'Sign in again to send' },
  look: { zh: '查看', en: 'See' },
  meanwhile: {
    zh: (house: string, who: string, at: string) => `${house}：您的上门发出前，${who}在${at}也记过一次`,
    en: (house: string, who: string, at: string) =>
      `${house}: before your visit was sent, ${who} recorded something at ${at}`,
  },
  cleared: {
    zh: (house: string) => `${house}的上门存满72小时没发出去，已清掉，请重新记`,
    en: (house: string) => `${house}: a visit unsent for 72 hours was cleared; please record it again`,
  },
});
