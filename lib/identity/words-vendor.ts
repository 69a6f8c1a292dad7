import { defineWords } from '#lib/platform/i18n.ts';

/** Vendors' keys and the sandbox, as an owner meets them. */
export const vendorWords = defineWords({
  vendors: { zh: '软件商', en: 'Vendors' },
  vendorsText: {
    zh: '店里用的管理系统由软件商替您报备：把他们给您的八位配对码输在这里。收回只要一点，马上生效。',
    en: 'If a vendor’s system files for you, type the eight digits they give you. You take it back with one tap, at once.',
  },
  none: { zh: '没有把店交给哪个软件商', en: 'No vendor files for you' },
  noneText: { zh: '用手机报备不需要软件商。', en: 'Filing by phone needs none.' },
  code: { zh: '配对码（八位数字）', en: 'Pairing code (eight digits)' },
  give: { zh: '交给软件商', en: 'Give to the vendor' },
  since: { zh: (at: string) => `${at}起`, en: (at: string) => `since ${at}` },
  hook: { zh: (host: string) => `回执发往 ${host}`, en: (host: string) => `receipts go to ${host}` },
  linked: { zh: (name: string) => `已交给${name}`, en: (name: string) => `Given to ${name}` },
  linkedText: {
    zh: '他们现在能替这家店报备、能读它的报备记录，别的都不行。',
    en: 'They may now file for this lodging and read its returns, nothing else.',
  },
  ended: { zh: '已收回，他们马上就报不了了', en: 'Taken back; they are out at once' },
  sandbox: { zh: '测试旅馆', en: 'Sandbox' },
  sandboxText: {
    zh: '给软件商试用：一家不存在的旅馆和一把测试密钥，规则和真的一样，报什么都不进看板、不惊动任何人。',
    en: 'To try things out: a lodging that does not exist, with a test key. Every rule is the true one, and nothing reaches a board or rings anybody.',
  },
  makeSandbox: { zh: '做一家测试旅馆', en: 'Make a sandbox lodging' },
  sandboxMade: {
    zh: (code: string) => `测试旅馆${code}做好了，密钥现在就存好`,
    en: (code: string) => `Sandbox ${code} is ready; store its key now`,
  },
  sandboxMadeText: {
    zh: (until: string) => `密钥只显示这一次，${until}自动失效。`,
    en: (until: string) => `The key is shown only this once and ends by itself on ${until}.`,
  },
});
