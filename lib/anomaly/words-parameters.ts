import { commaOf, defineWords, type Language } from '#lib/platform/i18n.ts';
import type { AlertCode } from './rule.ts';

/** What each parameter sets; one whose name means another thing in a rule stands under the rule's code too. */
const parameterWords = defineWords({
  child: { zh: '不满多少岁按幼小', en: 'young below the age of' },
  children: { zh: '不同孩子数', en: 'different children' },
  discovery: { zh: '误提示比例上限', en: 'false-discovery rate' },
  families: { zh: '不同家庭数', en: 'different families' },
  guests: { zh: '系统有而未报的人数', en: 'guests registered and not filed' },
  house: { zh: '填旅馆自己电话的批数', en: 'parties with the house’s own phone' },
  late: { zh: '晚多久才算补报', en: 'late by at least' },
  lateFrom: { zh: '深夜从几点起', en: 'late at night from' },
  lateUntil: { zh: '深夜到几点止', en: 'late at night until' },
  lodgings: { zh: '不同旅馆数', en: 'different lodgings' },
  minors: { zh: '未成年人数', en: 'minors' },
  minutes: { zh: '多长时间算一次', en: 'length of one sitting' },
  missing: { zh: '少于预计的批数', en: 'parties below what is expected' },
  nights: { zh: '一次补报的晚数', en: 'nights in one sitting' },
  opens: { zh: '零报备几点开放', en: 'nil returns open at' },
  repeats: { zh: '雷同的晚数', en: 'nights alike' },
  row: { zh: '连续未报晚数', en: 'silent nights in a row' },
  share: { zh: '一晚中雷同的比例', en: 'share of a night alike' },
  shortest: { zh: '不足几小时算钟点房', en: 'a room by the hour is shorter than' },
  times: { zh: '次数', en: 'times' },
  unreached: { zh: '监护人联系不上时的旅馆数', en: 'lodgings where the guardian was not reached' },
  until: { zh: '凌晨到几点止', en: 'small hours until' },
  window: { zh: '看多长时间', en: 'within' },
  within: { zh: '期内未报晚数', en: 'silent nights within it' },
  young: { zh: '多少岁以下一律提示', en: 'always below the age of' },
  'repeat_companion.young': { zh: '有幼小孩子时的孩子数', en: 'children, where one is young' },
  'unaccompanied_local.late': { zh: '深夜多少岁以下提示', en: 'late at night below the age of' },
});

/** The name of a rule's parameter in words; its code where it has none. */
export function parameterName(rule: AlertCode, name: string, language: Language): string {
  const words: Record<string, string> = parameterWords(language);
  return words[`${rule}.${name}`] ?? words[name] ?? name;
}

/** Parameters that differ from a rule's own as one line; `own` where none does. */
export function parametersText(
  rule: AlertCode,
  parameters: Readonly<Record<string, number>>,
  own: string,
  language: Language,
): string {
  const told = Object.entries(parameters).map(
    ([name, value]) => `${parameterName(rule, name, language)} ${value}`,
  );
  return told.length > 0 ? told.join(commaOf(language)) : own;
}
