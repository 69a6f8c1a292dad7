import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { DraftRelation } from './terms-plate.ts';

const relationWords = defineWords({
  parent: { zh: '爸爸或妈妈', en: 'Parent' },
  grandparent: { zh: '祖辈', en: 'Grandparent' },
  sibling: { zh: '兄姐', en: 'Brother or sister' },
  other_relative: { zh: '其他亲属', en: 'Other relative' },
} satisfies Record<DraftRelation, { zh: string; en: string }>);

export const draftRelationName = (relation: DraftRelation, language: Language): string =>
  relationWords(language)[relation];

/**
 * The plate: what hangs at the desk. The duties are those of 未成年人保护法 Art 57 and the five musts of 2021; that a child is
 * never turned away into the night, of the Ministry's line on refusing children.
 */
export const plateWords = defineWords({
  title: { zh: '告示牌和桌牌', en: 'Plate and desk card' },
  lead: {
    zh: '打印两张：大的贴在前台，小的放在电话旁。',
    en: 'Print both: the large one for the wall, the small one beside the telephone.',
  },
  print: { zh: '打印', en: 'Print' },
  since: {
    zh: (officer: string, day: string) => `${officer}自${day}起负责这一片。那天以前打印的，请重新打印。`,
    en: (officer: string, day: string) =>
      `${officer} has had this beat since ${day}. Reprint what was printed before.`,
  },
  notice: { zh: '未成年人入住告知', en: 'When a minor stays here' },
  noticeFor: {
    zh: (house: string) => `${house}接待未满18岁的客人时：`,
    en: (house: string) => `For guests under 18, ${house}:`,
  },
  duty1: {
    zh: '查验身份，如实登记；没带证件也不会把孩子赶走，由民警来核实',
    en: 'checks who they are and registers it; without papers no child is turned away, the police come to establish it',
  },
  duty2: {
    zh: '问父母或监护人的电话，记下来，必要时打过去',
    en: 'asks for a parent’s or guardian’s number, notes it, and calls where needed',
  },
  duty3: {
    zh: '问同住的人和孩子是什么关系，记下来',
    en: 'asks how those in the room are related to the child, and notes it',
  },
  duty4: { zh: '多巡查，来访的人要登记', en: 'looks round more often; visitors are registered' },
  duty5: {
    zh: '发现孩子可能有危险，马上报告公安机关',
    en: 'tells the police at once when a child may be in danger',
  },
  law: {
    zh: '依据《中华人民共和国未成年人保护法》第五十七条',
    en: 'Law of the People’s Republic of China on the Protection of Minors, Article 57',
  },
  who: { zh: '谁在用这些信息，用多久', en: 'Who uses this, and for how long' },
  whoText: {
    zh: (days: number) =>
      `孩子的姓名、证件号码、同住的人和监护人电话，由县公安机关依法用于保护未成年人；退房${days}天后清除。不拍照、不收人脸、不问学校和家庭住址。`,
    en: (days: number) =>
      `The child’s name and number, who shares the room and the guardian’s phone are used by the county’s police to protect minors, by law, and cleared ${days} days after check-out. No photo, no face, no school, no home address.`,
  },
  rights: {
    zh: '您可以到派出所查阅、更正，或者提出意见。',
    en: 'You may ask the police station to show or correct it, or object.',
  },
  scan: {
    zh: '家长扫码自己填，或者报告可疑情况',
    en: 'Scan: parents fill in on their own phone, anybody reports a concern',
  },
  qr: { zh: '本店告示牌二维码', en: 'QR code of this house’s plate' },
  officer: { zh: '责任民警', en: 'Officer' },
  station: { zh: '值班电话', en: 'Duty telephone' },
  danger: { zh: '正在发生危险，先打110', en: 'Danger right now: call 110 first' },
  card: { zh: '桌牌：给前台看', en: 'Desk card, for whoever is at the desk' },
  caller: { zh: '来电码', en: 'Caller code' },
  callerHint: {
    zh: '给值班室打电话时报店名和这五位数，对方就知道是本店',
    en: 'Say the house’s name and these five digits on the telephone, and the duty post knows who calls',
  },
  houseCode: { zh: '店码', en: 'House code' },
});

/** What somebody reads who has scanned a plate, and what a parent fills in. */
export const scannedWords = defineWords({
  title: { zh: (house: string) => house, en: (house: string) => house },
  fill: { zh: '我是家长，自己填孩子信息', en: 'I am a parent: fill in for my child' },
  fillHint: {
    zh: '填好给前台对证件，省得念号码',
    en: 'The desk only checks the paper; no number read aloud',
  },
  report: { zh: '觉得孩子不对劲，报告民警', en: 'Something is wrong with a child: tell the police' },
  reportHint: { zh: '不用登录，悄悄发出，店里看不到', en: 'No account, silent, not seen by the house' },
  call: { zh: (name: string) => `打电话给${name}`, en: (name: string) => `Call ${name}` },
  notKnown: { zh: '这张告示牌认不出来', en: 'This plate is not known' },
  notKnownHint: { zh: '请再扫一次，或者问前台。', en: 'Scan it again, or ask at the desk.' },
  fillTitle: { zh: '家长自己填', en: 'Parent fills in' },
  info: {
    zh: '填的内容只给这家店的前台对证件用，2小时后自动删除；登记以后由县公安机关依法用于保护未成年人。不拍照，不填住址和学校。',
    en: 'The desk of this house uses it to check the paper; after two hours it is deleted. Once registered, the county’s police use it by law to protect minors. No photo, no address, no school.',
  },
  name: { zh: '孩子姓名', en: 'Child’s name' },
  number: { zh: '孩子证件号码', en: 'Child’s document number' },
  numberHint: { zh: '身份证或户口簿上的18位', en: 'The 18 digits of the identity card or household book' },
  relation: { zh: '您是孩子的', en: 'You are the child’s' },
  phone: { zh: '您的手机号', en: 'Your phone' },
  send: { zh: '交给前台', en: 'Hand to the desk' },
  sent: { zh: '已交给前台', en: 'Handed to the desk' },
  sentText: {
    zh: '请把孩子的证件给前台看一眼。这里不再显示您填的内容，2小时后删除。',
    en: 'Show the child’s paper at the desk. Nothing you typed is shown here any more; it is deleted after two hours.',
  },
  another: { zh: '再填一个孩子', en: 'Another child' },
  desk: { zh: '家长已填', en: 'Filled in by parents' },
  deskHint: { zh: '对着证件核对，2小时后自动删除', en: 'Check against the paper; deleted after two hours' },
  take: { zh: '对证件、登记', en: 'Check and register' },
  drop: { zh: '不用了', en: 'Not needed' },
  at: { zh: (time: string) => `${time}填的`, en: (time: string) => `at ${time}` },
  taken: {
    zh: '家长填好的，请对着证件核对每一项',
    en: 'Filled in by the parent: check each field against the paper',
  },
});
