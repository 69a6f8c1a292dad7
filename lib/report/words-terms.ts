import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type {
  CallResult,
  ClosedReason,
  DocumentType,
  HowChecked,
  Kind,
  Relation,
  RemovalReason,
  Sex,
  Suspicion,
} from './terms.ts';

type Phrase = { zh: string; en: string };

const kind = defineWords({
  nil: { zh: '零报告', en: 'Nil' },
  guests: { zh: '有新入住', en: 'New check-ins' },
  closed: { zh: '当日歇业', en: 'Closed that night' },
} satisfies Record<Kind, Phrase>);

const documentType = defineWords({
  resident_id: { zh: '居民身份证', en: 'Resident identity card' },
  household_book: { zh: '户口簿', en: 'Household book' },
  hk_macao_pass: { zh: '港澳居民来往内地通行证', en: 'Hong Kong and Macao pass' },
  taiwan_pass: { zh: '台胞证', en: 'Taiwan pass' },
  hk_macao_resident_permit: { zh: '港澳居民居住证', en: 'Hong Kong and Macao residence permit' },
  taiwan_resident_permit: { zh: '台湾居民居住证', en: 'Taiwan residence permit' },
  passport: { zh: '护照', en: 'Passport' },
  foreign_permanent_id: { zh: '外国人永久居留身份证', en: 'Foreigner’s permanent residence card' },
  temporary_id: { zh: '临时身份证', en: 'Temporary identity card' },
  birth_certificate: { zh: '出生证明', en: 'Birth certificate' },
  none: { zh: '没带证件', en: 'No document' },
} satisfies Record<DocumentType, Phrase>);

const howChecked = defineWords({
  original: { zh: '看了证件原件', en: 'Saw the original' },
  household_book: { zh: '看了户口簿', en: 'Saw the household book' },
  e_id: { zh: '电子身份证明', en: 'Electronic identity' },
  police_proof: { zh: '派出所出的证明', en: 'Proof from the police' },
  stated: { zh: '只是口述', en: 'Only stated' },
} satisfies Record<HowChecked, Phrase>);

const sex = defineWords({
  M: { zh: '男', en: 'Male' },
  F: { zh: '女', en: 'Female' },
} satisfies Record<Sex, Phrase>);

const relation = defineWords({
  parent: { zh: '父母', en: 'Parent' },
  grandparent: { zh: '祖辈', en: 'Grandparent' },
  sibling: { zh: '兄姐', en: 'Elder brother or sister' },
  other_relative: { zh: '其他亲属', en: 'Other relative' },
  teacher: { zh: '老师', en: 'Teacher' },
  coach: { zh: '教练', en: 'Coach' },
  friend: { zh: '朋友', en: 'Friend' },
  online_friend: { zh: '网友', en: 'Friend from the internet' },
  employer: { zh: '雇主', en: 'Employer' },
  none: { zh: '没有关系', en: 'No relation' },
  unclear: { zh: '说不清', en: 'Cannot say' },
} satisfies Record<Relation, Phrase>);

const callResult = defineWords({
  present: { zh: '监护人就在现场', en: 'The guardian is here' },
  reached_agrees: { zh: '接通，同意', en: 'Reached, agrees' },
  reached_unaware: { zh: '接通，不知情', en: 'Reached, did not know' },
  no_answer: { zh: '未接通', en: 'No answer' },
  invalid_number: { zh: '空号', en: 'Number not in service' },
  not_called: { zh: '未联系', en: 'Not called' },
  child_afraid: { zh: '孩子害怕，不要打', en: 'The child is afraid, do not call' },
  police_will_call: { zh: '由民警联系', en: 'The police will call' },
} satisfies Record<CallResult, Phrase>);

const suspicion = defineWords({
  injured_or_ill: { zh: '身上有伤，或人不舒服', en: 'Hurt or unwell' },
  drunk_or_drugged: { zh: '像喝醉了，或神志不清', en: 'Seems drunk or not clear in the head' },
  crying_or_forced: { zh: '在哭，或像被人逼着来的', en: 'Crying, or seems forced to come' },
  relation_not_explained: { zh: '说不清和同住的人什么关系', en: 'Cannot say who the adult is' },
  answers_rehearsed: { zh: '答话像背好的，或由别人代答', en: 'Answers sound learnt, or another answers' },
  papers_held_by_other: { zh: '证件、手机在别人手里', en: 'Papers or phone held by another' },
  cash_or_extended_daily: { zh: '一天一天续，只付现金', en: 'Extends day by day, pays cash only' },
  more_people_than_beds: { zh: '人比床位多', en: 'More people than beds' },
  child_things_no_child: { zh: '有孩子的东西，没登记孩子', en: 'A child’s things, no child registered' },
  visitors_at_night: { zh: '夜里不断有人来找', en: 'Visitors through the night' },
  school_day: { zh: '上学的日子，穿着校服', en: 'A school day, in school uniform' },
  other: { zh: '别的不对劲', en: 'Something else' },
} satisfies Record<Suspicion, Phrase>);

const removalReason = defineWords({
  duplicate: { zh: '同一个人登记了两次', en: 'Registered twice' },
  wrong_night: { zh: '记错了哪一晚', en: 'Wrong night' },
  not_a_minor: { zh: '已满18岁', en: 'Not a minor' },
  did_not_stay: { zh: '后来没有住', en: 'Did not stay after all' },
  mistyped: { zh: '填错了，已重新登记', en: 'Mistyped, registered anew' },
  other: { zh: '其他（请写明）', en: 'Other (please say)' },
} satisfies Record<RemovalReason, Phrase>);

const closedReason = defineWords({
  no_guests_taken: { zh: '这一晚不接客', en: 'Took no guests that night' },
  repairs: { zh: '装修、检修', en: 'Repairs' },
  owner_away: { zh: '店主外出', en: 'Owner away' },
  power_or_water: { zh: '停电、停水', en: 'No power or water' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<ClosedReason, Phrase>);

/** The labels of every closed list, by code: `labels(language).relation.parent`. */
export function labels(language: Language) {
  return {
    kind: kind(language),
    documentType: documentType(language),
    howChecked: howChecked(language),
    sex: sex(language),
    relation: relation(language),
    callResult: callResult(language),
    suspicion: suspicion(language),
    removalReason: removalReason(language),
    closedReason: closedReason(language),
  };
}
