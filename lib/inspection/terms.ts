import type { Category } from '#lib/lodging/terms.ts';
import type { Must } from '#lib/report/five-musts.ts';

/** 日常检查, 双随机抽查, 暗访 (design, words.md); the last is known to nobody of the house or the beat beforehand. */
export const inspectionKinds = ['daily', 'random', 'undercover'] as const;
export type InspectionKind = (typeof inspectionKinds)[number];

/** Why a lodging stands on the week's list: drawn by need, or by chance alone as a control. */
export type PlanReason = 'need' | 'control';

/**
 * The articles a finding may rest on, chosen from this list and never typed: 未成年人保护法 (as amended 2024) Art 57;
 * 治安管理处罚法 (2025 revision, in force 2026-01-01) Art 67 and 68; 反恐怖主义法 Art 21; 旅馆业治安管理办法 Art 6 and 9;
 * 湖南省旅馆业治安管理办法 (2024).
 */
export const articles = [
  'order_67',
  'order_68',
  'hotel_6',
  'terror_21',
  'minors_57_contact',
  'minors_57_relation',
  'minors_57_report',
  'hotel_9',
  'hunan_patrol',
] as const;
export type Article = (typeof articles)[number];

const notLet: readonly Article[] = ['order_67', 'hotel_6', 'terror_21'];
const onesOfMust: Record<Exclude<Must, 'identity'>, readonly Article[]> = {
  guardian: ['minors_57_contact'],
  relation: ['minors_57_relation'],
  patrol: ['hunan_patrol'],
  report: ['minors_57_report', 'hotel_9'],
};

/** The articles a must rests on at a lodging of this category: a let home falls under Art 68, any other house under 67. */
export function articlesFor(must: Must, category: Category): readonly Article[] {
  if (must !== 'identity') return onesOfMust[must];
  return category === 'rental' ? ['order_68', 'terror_21'] : notLet;
}

/** What was found of one must; `not_seen` where nothing of that night could show it. */
export const answers = ['kept', 'not_seen', 'breach'] as const;
export type FoundAnswer = (typeof answers)[number];
export type Finding = { must: Must; answer: FoundAnswer; article: Article | null; note: string | null };

/** What follows: nothing, told on the spot, or 责令改正 with its last day, which has legal effect. */
export const follows = ['none', 'advice', 'correction'] as const;
export type Follow = (typeof follows)[number];

/** The lodging signed the paper record, refused to, or nobody was there. */
export const signatures = ['signed', 'refused', 'absent'] as const;
export type Signature = (typeof signatures)[number];

/** How it is known that something was put right. */
export const proofs = ['seen_on_site', 'document', 'returns'] as const;
export type Proof = (typeof proofs)[number];

export type Rank = 'police' | 'auxiliary';
