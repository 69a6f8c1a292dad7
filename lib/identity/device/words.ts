import { defineWords } from '#lib/platform/i18n.ts';
import { CODE_MINUTES, PAIRED_DAYS, PIN_DIGITS } from './rules.ts';
import type { PaperAtStation } from './terms.ts';

/** Own phones and shared desks, where an owner, the station and the person look after them. */
export const deviceWords = defineWords({
  title: { zh: '本人手机和前台电脑', en: 'Own phones and shared desks' },
  text: {
    zh: `配对过的手机${PAIRED_DAYS}天不用密码就能报备；看孩子的资料、管人、管密钥要输PIN。丢了，一点就停。`,
    en: `A paired phone files for ${PAIRED_DAYS} days without a password; a child’s details, people and keys ask its PIN. If it is lost, one tap ends it.`,
  },
  pair: { zh: '给本人手机配对', en: 'Pair somebody’s own phone' },
  whose: { zh: '谁的手机', en: 'Whose phone' },
  makeCode: { zh: '出一个配对码', en: 'Show a pairing code' },
  code: { zh: '配对码好了，当面扫', en: 'The pairing code is ready: scan it here' },
  codeText: {
    zh: `请本人用自己的手机当面扫。${CODE_MINUTES}分钟内有效，只能用一次。`,
    en: `Let them scan it here with their own phone. Good for ${CODE_MINUTES} minutes, once.`,
  },
  codeQr: { zh: '配对二维码', en: 'QR code for pairing' },
  link: { zh: '扫不了就在那部手机上打开这个链接', en: 'Cannot scan? Open this link on that phone' },
  phones: { zh: '已配对的手机', en: 'Paired phones' },
  noPhones: { zh: '还没有配对的手机', en: 'No paired phones yet' },
  noPhonesText: { zh: '在上面出一个码，让本人扫。', en: 'Show a code above and let them scan it.' },
  desks: { zh: '共用的前台电脑', en: 'Shared desk computers' },
  desk: { zh: '前台电脑', en: 'Desk computer' },
  deskText: {
    zh: '一台电脑几个人轮班：每人用名字和PIN上班，谁报的就记谁。请在那台电脑上点这里，您的登录会随之退出。',
    en: 'One computer, several people in turn: each begins with a name and a PIN, and filings bear that name. Press this on that very computer; your own session there ends.',
  },
  makeDesk: { zh: '把这台电脑设为共用前台', en: 'Make this computer a shared desk' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  seen: { zh: (at: string) => `最近使用 ${at}`, en: (at: string) => `last used ${at}` },
  until: { zh: (at: string) => `${at}到期`, en: (at: string) => `until ${at}` },
  pairedVia: {
    zh: (at: string, via: string) => `${at}配对，${via}`,
    en: (at: string, via: string) => `paired ${at}, ${via}`,
  },
  pairedBy: { zh: (who: string) => `由${who}配对`, en: (who: string) => `paired by ${who}` },
  end: { zh: '马上停用', en: 'End now' },
  ended: { zh: '已停用，那台设备当场失效', en: 'Ended; that device is out at once' },
  over: { zh: '已结束', en: 'ended' },
  signOutEnds: {
    zh: '这是配对过的手机：退出就会取消配对。',
    en: 'This is a paired phone: signing out ends its pairing.',
  },
});

/** The station's page: somebody stands there in person. */
export const stationWords = defineWords({
  title: { zh: '本人到场办理', en: 'In person at the station' },
  text: {
    zh: '只给到场的本人办，先核证件；谁办的、看过什么证件，都记入审计日志。',
    en: 'Only for the person who is here, after seeing their paper. Who did it and which paper was seen stand in the house book.',
  },
  person: { zh: '到场的人', en: 'Who is here' },
  paper: { zh: '看过的证件', en: 'Paper seen' },
  pair: { zh: '给本人的手机配对', en: 'Pair their own phone' },
  lost: { zh: '手机丢了', en: 'Lost phone' },
  lostText: {
    zh: '原来的登录、配对的手机、短信里的链接全部作废，再给本人一个设新密码的链接。',
    en: 'Sessions, paired phones and links in messages all end; then the person gets a link to a new password.',
  },
  newPhone: { zh: '新手机号（没换号就不填）', en: 'New number (leave empty if it is the same)' },
  recover: { zh: '作废并重新发链接', en: 'End all and make the link' },
  recovered: {
    zh: (name: string) => `${name}：原来的都作废了`,
    en: (name: string) => `${name}: everything old has ended`,
  },
  nobody: { zh: '这家旅馆还没有人用守夜灯', en: 'Nobody of this lodging uses Nightlight yet' },
  nobodyText: { zh: '先由安全管理员邀请业主。', en: 'The security administrator invites the owner first.' },
  elsewhere: { zh: '还在别处任职，要由上级办', en: 'also serves beyond your reach' },
});

/** On the phone itself: pairing, the PIN. */
export const ownWords = defineWords({
  title: { zh: '把这部手机设为本人手机', en: 'Make this phone your own' },
  whose: {
    zh: (name: string, phone: string) => `${name}（${phone}）`,
    en: (name: string, phone: string) => `${name} (${phone})`,
  },
  text: {
    zh: (places: string) =>
      `配对后，这部手机${PAIRED_DAYS}天内不用密码就能给${places}报备。请只在自己的手机上点。`,
    en: (places: string) =>
      `Once paired, this phone files for ${places} without a password for ${PAIRED_DAYS} days. Only do this on your own phone.`,
  },
  pin: { zh: 'PIN码', en: 'PIN' },
  pinHint: {
    zh: `${PIN_DIGITS}位数字。看孩子的资料、管人、管密钥时会问。`,
    en: `${PIN_DIGITS} digits. Asked for before a child’s details, people or keys.`,
  },
  again: { zh: '再输一遍PIN', en: 'PIN again' },
  pair: { zh: '配对这部手机', en: 'Pair this phone' },
  ask: { zh: '请输PIN', en: 'Your PIN' },
  askText: {
    zh: '下一页有孩子的资料，或者要管人、管密钥。离开一刻钟后会再问。',
    en: 'The next page shows a child’s details, or is about people or keys. After a quarter of an hour away you are asked again.',
  },
  go: { zh: '继续', en: 'Go on' },
  shown: { zh: '输PIN显示打了一半的登记', en: 'PIN: show what you had half typed' },
});

/** What a person is told when a phone was paired in their name. */
export const pairedWords = defineWords({
  title: { zh: '有一部手机配对到您名下', en: 'A phone was paired in your name' },
  self: { zh: '配对码是您自己的登录出的', en: 'by a code from your own sign-in' },
  owner: {
    zh: (who: string) => `配对码是业主${who}出的`,
    en: (who: string) => `by a code from the owner, ${who}`,
  },
  station: {
    zh: (who: string) => `配对码是民警${who}核过证件出的`,
    en: (who: string) => `by a code from ${who} of the police, who saw a paper`,
  },
  body: {
    zh: (at: string, phone: string, by: string) =>
      `${at}，${phone}，${by}。它不用密码就能以您的名义报备。不是您本人扫的：马上在“我的账号”里停用它、改密码，再告诉派出所。`,
    en: (at: string, phone: string, by: string) =>
      `${at}: ${phone}, ${by}. It files in your name without a password. If it was not you: end it under “My account” at once, change your password, and tell your police station.`,
  },
});

/** A shared desk: whose shift it is. */
export const deskWords = defineWords({
  title: {
    zh: (house: string) => `${house} · 谁在上班`,
    en: (house: string) => `${house}: whose shift is it?`,
  },
  name: { zh: '名字', en: 'Name' },
  choose: { zh: '请选', en: 'Choose' },
  begin: { zh: '开始上班', en: 'Begin my shift' },
  nobody: { zh: '这台电脑还没有人登记', en: 'Nobody has joined this desk yet' },
  nobodyText: {
    zh: '在下面用自己的手机号和密码登记一次。',
    en: 'Join below once, with your own phone number and password.',
  },
  first: { zh: '第一次在这台电脑上班，或者忘了PIN', en: 'First shift at this desk, or PIN forgotten' },
  firstText: {
    zh: '用自己的手机号和密码登记一次，以后只要名字和PIN。',
    en: 'Once with your own phone number and password; after that your name and PIN are enough.',
  },
  byPassword: { zh: '不上班，用密码登录', en: 'Not a shift: sign in with a password' },
  join: { zh: '登记并开始上班', en: 'Join and begin my shift' },
});

/** Whose code paired a phone, on its person's own page. */
export const viaWords = defineWords({
  self: { zh: '码是自己出的', en: 'by a code of your own' },
  owner: { zh: '码是业主出的', en: 'by a code from the owner' },
  station: { zh: '码是派出所出的', en: 'by a code from the police station' },
});

/** Why a device has ended. */
export const endedWords = defineWords({
  self: { zh: '本人停用', en: 'by the person' },
  owner: { zh: '业主停用', en: 'by an owner' },
  station: { zh: '派出所停用', en: 'by the station' },
  pin: { zh: 'PIN错得太多', en: 'too many wrong PINs' },
  replayed: { zh: '密钥被复制过，两边都停了', en: 'its key had been copied; both copies are out' },
  account: { zh: '账号重设', en: 'the account was reset' },
});

/** The papers seen at the station. */
export const paperWords = defineWords({
  resident_id: { zh: '居民身份证', en: 'Resident identity card' },
  temporary_id: { zh: '临时身份证', en: 'Temporary identity card' },
  household_book: { zh: '户口簿', en: 'Household book' },
  passport: { zh: '护照', en: 'Passport' },
  residence_permit: { zh: '居住证', en: 'Residence permit' },
} satisfies Record<PaperAtStation, { zh: string; en: string }>);

/** The chief's page: a colleague's lost authenticator. */
export const factorWords = defineWords({
  title: { zh: '同事验证器丢了', en: 'A colleague’s lost authenticator' },
  text: {
    zh: '只给当面来的同事办，先核证件。办了以后，他的登录全部退出，下次用密码登录时重新绑定。兼任管理员、通知发布员或联络岗的，找安全管理员。',
    en: 'Only for a colleague who is here, after seeing a paper. All their sessions end, and the next sign-in by password sets up a new one. Whoever also is an administrator, publisher or contact goes to the security administrator.',
  },
  reset: { zh: '重置第二步验证', en: 'Reset the second step' },
  done: { zh: '已重置，他的登录全部结束', en: 'Reset; all their sessions have ended' },
});
