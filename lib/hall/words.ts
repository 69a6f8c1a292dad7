import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import { type HideReason, longest, type MatterEnding, type MatterKind } from './terms.ts';

/** What every member reads of a hall. */
export const hallWords = defineWords({
  title: { zh: '警民议事群', en: 'Halls' },
  beatHall: { zh: (beat: string) => `${beat}警民议事群`, en: (beat: string) => `Hall of ${beat}` },
  tradeHall: {
    zh: (tag: string, unit: string) => `${unit}${tag}行业群`,
    en: (tag: string, unit: string) => `${tag}, ${unit}`,
  },
  deskHint: {
    zh: '看民警的提醒、问大家都想知道的、找失物',
    en: 'The officer’s announcements, questions for all, lost property',
  },
  none: { zh: '还没有议事群', en: 'No hall yet' },
  noneHint: { zh: '责任民警开了群，这里就会出现。', en: 'It appears here when your officer opens one.' },
  host: { zh: (names: string) => `主持：${names}`, en: (names: string) => `Host: ${names}` },
  sitting: { zh: (names: string) => `列席：${names}`, en: (names: string) => `Sitting in: ${names}` },
  houses: { zh: (n: number) => `${n}家旅馆`, en: (n: number) => plural('lodging', n) },
  unread: { zh: '未读', en: 'unread' },
  unreadCount: { zh: (n: number) => `${n}条未读`, en: (n: number) => `${n} unread` },
  openTab: { zh: '进行中', en: 'Open' },
  closedTab: { zh: '已结束', en: 'Ended' },
  older: { zh: '更早的', en: 'Older' },
  nothing: { zh: '没有要看的', en: 'Nothing here' },
  nothingHint: {
    zh: '这里只有提醒、提问和失物，不闲聊。',
    en: 'Announcements, questions and lost property only; no small talk.',
  },
  begin: { zh: '发到群里', en: 'Post to the hall' },
  beginHint: {
    zh: '同群的旅馆都看得到。不写客人姓名、证件号和手机号；涉及孩子的事用问警或立即报告。',
    en: 'Every lodging of the hall reads it. No guest’s name or number; what concerns a child goes to your officer alone.',
  },
  text: { zh: '要说的', en: 'Your words' },
  place: { zh: '在哪里（可不填）', en: 'Where (optional)' },
  send: { zh: '发送', en: 'Send' },
  answer: { zh: '回复', en: 'Answer' },
  say: { zh: '再说一句', en: 'Add a line' },
  noNumbers: {
    zh: '群里不发证件号和手机号，请删掉再发。',
    en: 'No document or mobile numbers in a hall: take them out before you send.',
  },
  waits: { zh: '等回复', en: 'Waiting for an answer' },
  answered: { zh: '已回复', en: 'Answered' },
  ended: { zh: (how: string) => `已结束：${how}`, en: (how: string) => `Ended: ${how}` },
  end: { zh: '结束', en: 'End' },
  endHow: { zh: '怎么结束的', en: 'How it ended' },
  settled: { zh: '问题解决了', en: 'This is settled' },
  returned: { zh: '失物已找到主人', en: 'It is back with its owner' },
  noMore: { zh: '这里由民警和部门回复。', en: 'Police and departments answer here.' },
  hidden: {
    zh: (reason: string) => `（主持人已隐藏：${reason}）`,
    en: (reason: string) => `(hidden by the host: ${reason})`,
  },
  cleared: { zh: '（到期已清除）', en: '(cleared at its date)' },
  missingLine: {
    zh: '正在找人，请点开看内容并答复。',
    en: 'Somebody is searched for; open it and answer.',
  },
  missingLink: { zh: '打开急寻', en: 'Open the search call' },
  missingOver: { zh: '急寻已结束。', en: 'The search is over.' },
  live: { zh: (time: string) => `${time} 自动更新`, en: (time: string) => `up to date at ${time}` },
  at: { zh: (place: string) => `地点：${place}`, en: (place: string) => `Place: ${place}` },
  didSay: { zh: '已发出', en: 'Posted' },
  didEnd: { zh: '已结束', en: 'Ended' },
  unsent: {
    zh: '没有信号，先存在这台手机里，有信号自动发。',
    en: 'No signal: kept on this phone, sent when it is back.',
  },
  kept: { zh: '写了一半的已存好', en: 'What you typed is kept' },
  pictureHint: {
    zh: '可以附一张照片，全群都看得到。不要拍到孩子、客人和证件。',
    en: 'One picture, seen by the whole hall. No child, guest or document in it.',
  },
});

const kindWords = defineWords({
  announcement: { zh: '提醒', en: 'Announcement' },
  question: { zh: '提问', en: 'Question' },
  lost: { zh: '寻物', en: 'Lost' },
  found: { zh: '招领', en: 'Found' },
  missing: { zh: '急寻', en: 'Search call' },
} satisfies Record<MatterKind, { zh: string; en: string }>);

const beginWords = defineWords({
  announcement: { zh: '发提醒', en: 'Announce' },
  question: { zh: '问一句', en: 'Ask' },
  lost: { zh: '客人丢了东西', en: 'A guest lost something' },
  found: { zh: '捡到东西', en: 'Something was found' },
  missing: { zh: '急寻', en: 'Search call' },
} satisfies Record<MatterKind, { zh: string; en: string }>);

const endingWords = defineWords({
  done: { zh: '办结', en: 'done' },
  returned: { zh: '物归原主', en: 'returned' },
  over: { zh: '急寻结束', en: 'the search is over' },
} satisfies Record<MatterEnding, { zh: string; en: string }>);

const reasonWords = defineWords({
  personal: { zh: '含个人信息', en: 'personal data' },
  secret: { zh: '涉及办案', en: 'concerns a case' },
  chatter: { zh: '与群无关', en: 'not for the hall' },
  wrong: { zh: '内容有误', en: 'not correct' },
} satisfies Record<HideReason, { zh: string; en: string }>);

export const kindName = (kind: MatterKind, language: Language) => kindWords(language)[kind];
export const beginName = (kind: MatterKind, language: Language) => beginWords(language)[kind];
export const endingName = (how: MatterEnding, language: Language) => endingWords(language)[how];
export const reasonName = (reason: HideReason, language: Language) => reasonWords(language)[reason];

/** What the messages say; they never carry the text. */
export const hallMessageWords = defineWords({
  title: { zh: '警民议事群', en: 'Hall' },
  asked: {
    zh: (name: string) => `${name}在议事群提问，点开回复。`,
    en: (name: string) => `${name} asks in the hall; open it to answer.`,
  },
  remind: {
    zh: (name: string) => `${name}在议事群的提问还没有人回。`,
    en: (name: string) => `${name}’s question in the hall still waits.`,
  },
  announced: { zh: '民警在议事群发了提醒，点开看。', en: 'Your officer has posted in the hall; open it.' },
  answered: {
    zh: (name: string) => `${name}：议事群里有人回复您，点开看。`,
    en: (name: string) => `${name}: your post in the hall was answered; open it.`,
  },
});

const problemWords = defineWords({
  'M-640': { zh: `请写1到${longest.text}个字。`, en: `Write 1 to ${longest.text} characters.` },
  'M-641': { zh: `地点最多${longest.place}个字。`, en: `A place has at most ${longest.place} characters.` },
  'M-642': {
    zh: '群里不发证件号和手机号，请删掉再发；要告诉民警的，用问警。',
    en: 'No document or mobile numbers in a hall: take them out and send again, or ask your officer alone.',
  },
  'M-643': { zh: '页面太旧了，请刷新再发。', en: 'The page is too old; reload it and send again.' },
  'M-644': { zh: '请选要发的是哪一种。', en: 'Choose what kind of post it is.' },
  'M-645': { zh: '这件事已经结束了；有新情况请另发一条。', en: 'This has ended; begin a new one.' },
  'M-646': {
    zh: '这一条由民警和部门回复；您想问的请另发一条。',
    en: 'Police and departments answer here; begin a question of your own.',
  },
  'M-647': { zh: '请选隐藏的原因。', en: 'Choose why it is hidden.' },
  'M-648': { zh: '已经隐藏了。', en: 'It is hidden already.' },
  'M-649': {
    zh: '请选一个警务区，或一个行业和范围；已经开着的不用再开。',
    en: 'Choose a beat, or a trade and its place; one that is open needs no opening.',
  },
  'M-650': { zh: '请选一个部门；已在列席的不用再请。', en: 'Choose a department that does not sit in yet.' },
  'M-651': { zh: '请选怎么结束的。', en: 'Choose how it ended.' },
  'M-652': { zh: '这个范围里没有您主持的群。', en: 'You host no hall there.' },
});

/** The sentence of a problem of this room (M-640 to M-652), or null for another room's. */
export function hallProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
