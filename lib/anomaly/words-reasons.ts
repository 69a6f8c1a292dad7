import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import { labels } from '#lib/report/words-terms.ts';
import type { Reason, ReasonCode } from './rule.ts';

type Values = Reason['values'];
const n = (values: Values, key: string) => Number(values[key] ?? 0);
const t = (values: Values, key: string) => String(values[key] ?? '');

const relationName = (code: string, language: Language) => named(labels(language).relation, code);
const callResultName = (code: string, language: Language) => named(labels(language).callResult, code);
const named = (names: Record<string, string>, code: string) => names[code] ?? code;

/** A share or chance as people read it: three digits after the point are enough to say how rare. */
export function chanceText(share: number): string {
  if (share < 0.0001) return '< 0.01 %';
  return `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;
}

/** The sentence of each reason: what is on record, never a verdict. */
const sentences = defineWords({
  adult_children: {
    zh: (v: Values) => `${n(v, 'nights')} 晚内，同一名成年人先后与 ${n(v, 'children')} 名未成年人同住`,
    en: (v: Values) =>
      `The same adult stayed with ${plural('minor', n(v, 'children'))} within ${plural('night', n(v, 'nights'))}`,
  },
  adult_relation: {
    zh: (v: Values) => `同住成年人与孩子的关系填的是“${relationName(t(v, 'relation'), 'zh-CN')}”`,
    en: (v: Values) => `The adult in the room is filed as: ${relationName(t(v, 'relation'), 'en')}`,
  },
  afraid: {
    zh: (_: Values) => '前台选了“孩子害怕”，没有打电话',
    en: (_: Values) => 'The desk chose “child afraid” and made no call',
  },
  both_sexes: {
    zh: (v: Values) => `${n(v, 'minors')} 名未成年人同住一间，有男有女，看不出是兄弟姐妹`,
    en: (v: Values) =>
      `${plural('minor', n(v, 'minors'))} of both sexes share a room and are not seen to be siblings`,
  },
  chance_of_honest: {
    zh: (v: Values) =>
      `如实报备的旅馆出现这种情况的可能约 ${chanceText(n(v, 'chance'))}；同类旅馆 ${n(v, 'houses')} 家作比较`,
    en: (v: Values) =>
      `About ${chanceText(n(v, 'chance'))} of honest houses would look like this; ${plural('house', n(v, 'houses'))} of its kind compared`,
  },
  early_nils: {
    zh: (v: Values) => `${n(v, 'nights')} 晚里有 ${n(v, 'times')} 晚在 ${n(v, 'hour')} 点以前就零报告`,
    en: (v: Values) =>
      `${plural('nil', n(v, 'times'))} before ${n(v, 'hour')}:00 within ${plural('night', n(v, 'nights'))}`,
  },
  esports_house: {
    zh: (v: Values) => `电竞酒店登记了 ${n(v, 'minors')} 名未成年人`,
    en: (v: Values) => `${plural('minor', n(v, 'minors'))} filed at an e-sports hotel`,
  },
  extensions: {
    zh: (v: Values) => `续住了 ${n(v, 'times')} 次`,
    en: (v: Values) => `Extended ${plural('time', n(v, 'times'))}`,
  },
  fewer_than_expected: {
    zh: (v: Values) => `${n(v, 'nights')} 晚里预计约 ${n(v, 'expected')} 批，报备 ${n(v, 'seen')} 批`,
    en: (v: Values) =>
      `About ${plural('party', n(v, 'expected'), 'parties')} expected in ${plural('night', n(v, 'nights'))}, ${n(v, 'seen')} filed`,
  },
  guardian_call: {
    zh: (v: Values) => `联系监护人的结果：${callResultName(t(v, 'call'), 'zh-CN')}`,
    en: (v: Values) => `Call to the guardian: ${callResultName(t(v, 'call'), 'en')}`,
  },
  hours_only: {
    zh: (v: Values) => `只住 ${n(v, 'hours')} 小时`,
    en: (v: Values) => `A room for ${plural('hour', n(v, 'hours'))}`,
  },
  houses: {
    zh: (v: Values) => `涉及 ${n(v, 'lodgings')} 家旅馆`,
    en: (v: Values) => `In ${plural('lodging', n(v, 'lodgings'))}`,
  },
  late_check_in: {
    zh: (v: Values) => `${t(v, 'time')} 入住`,
    en: (v: Values) => `Checked in at ${t(v, 'time')}`,
  },
  linked_by_name: {
    zh: (_: Values) => '按同住人姓名的密文比对（亲属不留证件号码），可能是同名',
    en: (_: Values) => 'Linked by the sealed name (kin’s numbers are not kept); it may be a namesake',
  },
  local_alone: {
    zh: (v: Values) => `户籍在本县，${n(v, 'age')} 岁，没有成年人同住`,
    en: (v: Values) => `At home in this county, aged ${n(v, 'age')}, no adult in the room`,
  },
  lodgings_in_nights: {
    zh: (v: Values) => `${n(v, 'nights')} 晚内住过 ${n(v, 'lodgings')} 家旅馆`,
    en: (v: Values) => `${plural('lodging', n(v, 'lodgings'))} within ${plural('night', n(v, 'nights'))}`,
  },
  minors_one_adult: {
    zh: (v: Values) => `${n(v, 'minors')} 名不同家庭的未成年人与一名非亲属成年人一起入住`,
    en: (v: Values) =>
      `${plural('minor', n(v, 'minors'))} of different families with an adult who is no relative`,
  },
  minors_only: {
    zh: (v: Values) => `${n(v, 'minors')} 名不同家庭的未成年人一起入住，没有成年人`,
    en: (v: Values) => `${plural('minor', n(v, 'minors'))} of different families without an adult`,
  },
  no_paper: { zh: (_: Values) => '没有证件或不知道姓名', en: (_: Values) => 'No paper, or no name known' },
  number_fails: {
    zh: (_: Values) => '证件号码的校验码或出生日期不对',
    en: (_: Values) => 'The number fails its check character or birth date',
  },
  one_sitting: {
    zh: (v: Values) => `${n(v, 'nights')} 晚的报备在 ${n(v, 'minutes')} 分钟内补报`,
    en: (v: Values) => `${plural('night', n(v, 'nights'))} filed within ${plural('minute', n(v, 'minutes'))}`,
  },
  phone_families: {
    zh: (v: Values) =>
      `同一个监护人电话出现在 ${n(v, 'families')} 个家庭、${n(v, 'children')} 名孩子的登记里`,
    en: (v: Values) =>
      `One guardian’s phone for ${plural('child', n(v, 'children'), 'children')} of ${plural('family', n(v, 'families'), 'families')}`,
  },
  phone_of_house: {
    zh: (_: Values) => '这是旅馆自己人的电话',
    en: (_: Values) => 'It is the telephone of a lodging’s own people',
  },
  registered_not_filed: {
    zh: (v: Values) => `${n(v, 'nights')} 晚里有 ${n(v, 'guests')} 名未成年人只在旅馆业系统登记`,
    en: (v: Values) =>
      `${plural('minor', n(v, 'guests'))} of ${plural('night', n(v, 'nights'))} only in the hotel system`,
  },
  same_guests: {
    zh: (v: Values) => `${n(v, 'nights')} 晚的报备写的是先前报过的同样孩子，共 ${n(v, 'children')} 名`,
    en: (v: Values) =>
      `${plural('return', n(v, 'nights'))} name children already filed before, ${n(v, 'children')} in all`,
  },
  seen_by_desk: {
    zh: (_: Values) => '前台勾选了人身安全异常',
    en: (_: Values) => 'The desk ticked a sign of harm',
  },
  silent_nights: {
    zh: (v: Values) => `${n(v, 'of')} 晚里 ${n(v, 'nights')} 晚没有报备`,
    en: (v: Values) => `No return for ${n(v, 'nights')} of ${plural('night', n(v, 'of'))}`,
  },
  sought_by_companion: {
    zh: (_: Values) => '同住成年人的证件号码与查找名单一致',
    en: (_: Values) => 'The number of an adult in the room is that of somebody searched for',
  },
  sought_by_name: {
    zh: (_: Values) => '同住成年人与查找名单上的人同名，可能不是本人',
    en: (_: Values) => 'An adult in the room has the name of somebody searched for; maybe a namesake',
  },
  sought_by_number: {
    zh: (_: Values) => '孩子的证件号码与查找名单一致',
    en: (_: Values) => 'The child’s number is that of somebody searched for',
  },
  sought_by_person: {
    zh: (_: Values) => '孩子的姓名和出生日期与查找名单一致',
    en: (_: Values) => 'The child’s name and birth date are those of somebody searched for',
  },
  sought_in_register: {
    zh: (v: Values) => `旅馆业系统有登记，没有报备（${n(v, 'nights')} 晚）`,
    en: (v: Values) => `In the hotel register but in no return (${plural('night', n(v, 'nights'))})`,
  },
  sought_stays: {
    zh: (v: Values) => `录入查找时已有 ${n(v, 'nights')} 晚、${n(v, 'lodgings')} 家旅馆`,
    en: (v: Values) =>
      `Already on ${plural('night', n(v, 'nights'))} in ${plural('lodging', n(v, 'lodgings'))} when the search was entered`,
  },
  told_here: {
    zh: (_: Values) => '旅馆答复急寻：人现在就在这里',
    en: (_: Values) => 'The lodging answers a search call: the person is here now',
  },
  told_seen: {
    zh: (_: Values) => '旅馆答复急寻：见过这个人',
    en: (_: Values) => 'The lodging answers a search call: it has seen the person',
  },
  without_family: { zh: (_: Values) => '没有家人同住', en: (_: Values) => 'No family in the room' },
  youngest: { zh: (v: Values) => `孩子 ${n(v, 'age')} 岁`, en: (v: Values) => `The child is ${n(v, 'age')}` },
} satisfies Record<ReasonCode, { zh: (values: Values) => string; en: (values: Values) => string }>);

/** A reason as an officer can say it aloud. */
export function reasonText(reason: Reason, language: Language): string {
  return sentences(language)[reason.code](reason.values);
}
