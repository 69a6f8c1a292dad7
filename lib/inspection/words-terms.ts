import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { Must } from '#lib/report/five-musts.ts';
import type { Article, Follow, FoundAnswer, InspectionKind, Proof, Signature } from './terms.ts';

type Phrase = { zh: string; en: string };

export const kindWords = defineWords({
  daily: { zh: '日常检查', en: 'Routine check' },
  random: { zh: '双随机抽查', en: 'Random check' },
  undercover: { zh: '暗访', en: 'Undercover visit' },
} satisfies Record<InspectionKind, Phrase>);

export const mustWords = defineWords({
  identity: { zh: '① 查验身份，如实登记报送', en: '1. Identity checked, registered, filed' },
  guardian: { zh: '② 询问并记录监护人联系方式', en: '2. Guardian’s contact asked and recorded' },
  relation: { zh: '③ 询问并记录同住人关系', en: '3. Relation of who shares the room recorded' },
  patrol: { zh: '④ 巡查和访客管理', en: '4. Patrols and visitors' },
  report: { zh: '⑤ 可疑情况立即报告', en: '5. Suspicions reported at once' },
} satisfies Record<Must, Phrase>);

const articleWords = defineWords({
  order_67: { zh: '治安管理处罚法第67条', en: 'Public Security Punishments Law, art. 67' },
  order_68: {
    zh: '治安管理处罚法第68条（出租房屋）',
    en: 'Public Security Punishments Law, art. 68 (let homes)',
  },
  hotel_6: { zh: '旅馆业治安管理办法第6条', en: 'Measures on hotels, art. 6' },
  terror_21: { zh: '反恐怖主义法第21条', en: 'Counter-Terrorism Law, art. 21' },
  minors_57_contact: {
    zh: '未成年人保护法第57条（询问监护人联系方式）',
    en: 'Law on the Protection of Minors, art. 57 (guardian’s contact)',
  },
  minors_57_relation: {
    zh: '未成年人保护法第57条（询问同住人关系）',
    en: 'Law on the Protection of Minors, art. 57 (relation)',
  },
  minors_57_report: {
    zh: '未成年人保护法第57条（立即报告）',
    en: 'Law on the Protection of Minors, art. 57 (report at once)',
  },
  hotel_9: { zh: '旅馆业治安管理办法第9条', en: 'Measures on hotels, art. 9' },
  hunan_patrol: {
    zh: '湖南省旅馆业治安管理办法（巡查、访客登记）',
    en: 'Hunan measures on hotels (patrols, visitors)',
  },
} satisfies Record<Article, Phrase>);

export const answerWords = defineWords({
  kept: { zh: '做到了', en: 'Kept' },
  not_seen: { zh: '没有可查的', en: 'Not seen' },
  breach: { zh: '没做到', en: 'Not kept' },
} satisfies Record<FoundAnswer, Phrase>);

export const followWords = defineWords({
  none: { zh: '没有发现问题', en: 'Nothing found' },
  advice: { zh: '当场提醒', en: 'Told on the spot' },
  correction: { zh: '责令改正', en: 'Correction ordered' },
} satisfies Record<Follow, Phrase>);

export const signatureWords = defineWords({
  signed: { zh: '已在纸质记录上签名', en: 'Signed the paper record' },
  refused: { zh: '拒绝签名', en: 'Refused to sign' },
  absent: { zh: '没有负责人在场', en: 'Nobody in charge was there' },
} satisfies Record<Signature, Phrase>);

export const proofWords = defineWords({
  seen_on_site: { zh: '到店看过', en: 'Seen on site' },
  document: { zh: '看过材料', en: 'Shown in writing' },
  returns: { zh: '从报备核对', en: 'Shown by the returns' },
} satisfies Record<Proof, Phrase>);

/** The name of an article; one a later version listed stands as its code. */
export function articleName(code: string, language: Language): string {
  const words: Record<string, string> = articleWords(language);
  return words[code] ?? code;
}
