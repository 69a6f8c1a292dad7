import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { ProviderKind } from './terms.ts';

/** The page on which a security administrator sets who vouches for police. */
export const providerWords = defineWords({
  title: { zh: '民警单点登录', en: 'Police sign in with' },
  hint: {
    zh: '对方平台确认手机号，本系统只认在本县有民警职责的人，第二步验证照样要。',
    en: 'The other house vouches for a phone number; only people with a police role in this county are let in, and the second step is still asked.',
  },
  on: { zh: '已启用', en: 'On' },
  off: { zh: '已停用', en: 'Off' },
  unset: { zh: '未设置', en: 'Not set' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  keep: { zh: '已保存；不改就留空。', en: 'Stored; leave empty to keep it.' },
  enable: { zh: '启用', en: 'On' },
  back: { zh: '回调地址（填到对方平台）', en: 'Address to come back to (enter it there)' },
});

const kindWords = defineWords({
  wecom: { zh: '企业微信', en: 'WeCom' },
  oidc: { zh: '公安统一身份（OpenID Connect）', en: 'The police’s own sign-in (OpenID Connect)' },
} satisfies Record<ProviderKind, { zh: string; en: string }>);

const aboutWords = defineWords({
  wecom: {
    zh: '在企业微信里打开时用。应用要有“网页授权”和成员手机号（snsapi_privateinfo）权限。',
    en: 'For use within WeCom. The application needs web authorisation and the member’s phone (snsapi_privateinfo).',
  },
  oidc: {
    zh: '授权码加PKCE；对方要有https地址，并且给出核实过的手机号。地址在内网的，由系统运维在 NIGHTLIGHT_INTERNAL_HOSTS 里写上主机名才连得上。',
    en: 'Code flow with PKCE; the other house is reached over https and gives a verified phone number. One on a private network is reached once the operator names its host in NIGHTLIGHT_INTERNAL_HOSTS.',
  },
} satisfies Record<ProviderKind, { zh: string; en: string }>);

const fieldWords = defineWords({
  corpid: { zh: '企业ID', en: 'Corp ID' },
  agentid: { zh: '应用ID', en: 'Agent ID' },
  issuer: { zh: '签发者地址（issuer）', en: 'Issuer' },
  client_id: { zh: '客户端ID', en: 'Client ID' },
  secret: { zh: '密钥', en: 'Secret' },
  phone_claim: {
    zh: '手机号字段（不填就是phone_number，须经对方核实）',
    en: 'Claim with the phone (empty: phone_number, which must be verified there)',
  },
});

/** The name of a provider. */
export const providerName = (kind: ProviderKind, language: Language): string => kindWords(language)[kind];

/** What it needs. */
export const providerAbout = (kind: ProviderKind, language: Language): string => aboutWords(language)[kind];

/** The label of a field of its form. */
export function providerField(name: string, language: Language): string {
  const words: Record<string, string> = fieldWords(language);
  return words[name] ?? name;
}
