import { defineWords, plural } from '#lib/platform/i18n.ts';

/** What the desk says beside its acts: who to turn to, what waits, what was just done. */
export const deskPageWords = defineWords({
  title: { zh: '前台', en: 'Desk' },
  house: { zh: '哪家旅馆', en: 'Which lodging' },
  actsFor: { zh: (night: string) => `报${night}`, en: (night: string) => `File ${night}` },
  filedNil: { zh: '已报：没有新入住', en: 'Filed: no minor checked in' },
  filedGuests: { zh: (n: number) => `已报：新入住${n}位`, en: (n: number) => `Filed: ${n} checked in` },
  filedClosed: { zh: '已报：当日歇业', en: 'Filed: closed' },
  receipt: { zh: '看回执', en: 'See the receipt' },
  addMore: { zh: '再登记一位', en: 'Register another' },
  nilFrom: {
    zh: (time: string) => `这一晚还没过完，${time}起可以报零；孩子来了随时登记`,
    en: (time: string) =>
      `This night has only begun: a nil can be filed from ${time}; a child can be registered at any time`,
  },
  openOlder: { zh: '先把这一晚报了', en: 'File this night first' },
  excused: {
    zh: '这一晚免报，有孩子入住仍请登记',
    en: 'Excused tonight; a child who comes is still registered',
  },
  pendingTitle: { zh: '身份待核，民警在处理', en: 'Identity being established by the police' },
  pendingSince: {
    zh: (time: string, minutes: number) => `${time}登记，已过${minutes}分钟`,
    en: (time: string, minutes: number) => `Registered ${time}, ${plural('minute', minutes)} ago`,
  },
  pendingCall: {
    zh: '30分钟还没有人来，请打值班电话',
    en: 'If nobody has come in 30 minutes, call the duty post',
  },
  ageSex: {
    zh: (age: number, sex: string) => `${sex}，${age}岁`,
    en: (age: number, sex: string) => `${sex}, ${age}`,
  },
  room: { zh: (room: string) => `${room}房`, en: (room: string) => `Room ${room}` },
  noRoom: { zh: '没填房号', en: 'No room given' },
  leftAt: {
    zh: (time: string) => `原定${time}退房，已按退房算；还在住请点续住`,
    en: (time: string) => `Planned to leave ${time} and counted as left; tap extend if still here`,
  },
  officer: { zh: '您的民警', en: 'Your officers' },
  police: { zh: '社区民警', en: 'community officer' },
  auxiliary: { zh: '辅警', en: 'auxiliary' },
  call: { zh: '打电话', en: 'Call' },
  danger: { zh: '正在发生危险，先打110', en: 'In danger right now? Call 110 first' },
  call110: { zh: '打110', en: 'Call 110' },
  noPost: { zh: '还没有分到警务区，有事请打110', en: 'No beat is assigned yet; in need call 110' },
  noPhone: { zh: '值班室电话还没有登记', en: 'The duty post’s phone is not recorded yet' },
  dutyPost: { zh: '值班室', en: 'Duty post' },
  findPolice: { zh: '找民警', en: 'Police' },
  help: { zh: '帮助', en: 'Help' },
  moved: { zh: '办好了', en: 'Done' },
  notDone: { zh: '没有办成', en: 'Not done' },
  code: { zh: (code: string) => `回执 ${code}`, en: (code: string) => `Receipt ${code}` },
  tasks: { zh: '等您补的', en: 'Waiting for you' },
  missing: { zh: (what: string) => `还差：${what}`, en: (what: string) => `Missing: ${what}` },
  noNights: { zh: '还没有到期的报备', en: 'No nights before' },
  back: { zh: '前台', en: 'Desk' },
});

/** What the stay form says beyond its fields. */
export const stayPageWords = defineWords({
  whoFirst: { zh: '监护人在不在现场？', en: 'Is the guardian here?' },
  chooseOne: { zh: '请选择', en: 'Choose' },
  notSaid: { zh: '没说', en: 'Not said' },
  until: {
    zh: (n: string, date: string) => `${n}，住到${date}`,
    en: (n: string, date: string) => `${n}, until ${date}`,
  },
  paste: { zh: '导入名单', en: 'Take the list' },
  pasteNone: { zh: '名单是空的', en: 'The list is empty' },
  sameRoom: {
    zh: (room: string) => `${room}，时间、同住人、监护人同上`,
    en: (room: string) => `${room}; times, adults and guardian as above`,
  },
  anotherRoom: { zh: '同批再开一间房', en: 'Another room for the same group' },
  takeOff: { zh: '去掉这一行', en: 'Take this one off' },
  staysWith: { zh: '监护人一起住吗', en: 'Does the guardian stay too?' },
  together: { zh: '一起住', en: 'Stays too' },
  notTogether: { zh: '不住，孩子自己住', en: 'No, the child stays alone' },
  relation: { zh: '和孩子的关系', en: 'What they are to the child' },
  send: { zh: '登记', en: 'Register' },
  sendAmend: { zh: '更正', en: 'Amend' },
  sending: { zh: '正在提交…', en: 'Sending…' },
  noSignal: {
    zh: '没有信号，还没报上。填的都存在这台手机里，有信号再点一次，不会重复',
    en: 'No signal: not filed yet. All is kept on this device; tap again when there is signal, it will not count twice',
  },
  failed: {
    zh: '平台出错，还没报上。填的都还在，请再点一次',
    en: 'A fault of ours: not filed yet. All is kept; tap again',
  },
  restored: {
    zh: (time: string) => `接着${time}没填完的，都还在`,
    en: (time: string) => `Going on from what you left at ${time}; it is all here`,
  },
  startAnew: { zh: '不要了，重新填', en: 'Discard and start anew' },
  bothSaved: {
    zh: (n: number) => `别人刚报过，现在是第${n}版。您填的都还在；看过再点一次，两边都算`,
    en: (n: number) =>
      `Someone filed meanwhile: version ${n} stands. Yours is all here; look, then tap again, and both count`,
  },
  seeTheirs: { zh: '看现在的一版', en: 'See the version that stands' },
  keepMasked: {
    zh: (masked: string) => `不改，保持${masked}`,
    en: (masked: string) => `Leave as it is: ${masked}`,
  },
  onlyMissing: { zh: '只补这几项，别的都存好了', en: 'Only these are missing; the rest is kept' },
  allFields: { zh: '看全部内容', en: 'See everything' },
  lateNeedsReason: {
    zh: (until: string) => `${until}已过，更正要写明原因，照样收下`,
    en: (until: string) => `Amending freely ended ${until}: say why, and it is accepted all the same`,
  },
  didPatrol: { zh: '夜里巡查过，访客登记了', en: 'Patrolled, and visitors registered' },
  callThen: { zh: '从这里拨打，时间自动填好', en: 'Call from here and the time fills in by itself' },
  oddClosed: { zh: '没有异常', en: 'Nothing odd' },
  oddOpen: { zh: '看到不对劲，点这里选', en: 'Saw something odd? Choose here' },
  reportCall: {
    zh: '担心孩子有危险？先打110，再告诉值班民警',
    en: 'Afraid for the child? Call 110 first, then tell the duty post',
  },
  erase: { zh: '退格', en: 'Erase' },
  noRow: { zh: '还没有填', en: 'Nothing typed yet' },
  closeKeypad: { zh: '收起键盘', en: 'Hide the keypad' },
  alsoNote: { zh: '备注', en: 'Note' },
  removed: { zh: '去掉了', en: 'Taken off' },
});

/** Pages of returns beyond their lists: the acts on a night. */
export const nightPageWords = defineWords({
  actsTitle: { zh: '还可以做的', en: 'What you can do' },
  addStay: { zh: '补登一位', en: 'Add a minor' },
  removeTitle: { zh: '去掉一位', en: 'Remove a minor' },
  removeAct: { zh: '去掉，出新版', en: 'Remove and make a new version' },
  closedTitle: { zh: '当日歇业', en: 'Closed that night' },
  patrolTitle: { zh: '夜里巡查和访客', en: 'Patrol and visitors' },
  patrolHint: { zh: '按晚填，可以不填', en: 'For the night; may be left out' },
  savePatrol: { zh: '记下', en: 'Record' },
  fileNil: { zh: '报零', en: 'File a nil' },
  reasonHint: {
    zh: '过了72小时，写明原因，照样收下',
    en: 'Over 72 hours: say why, and it is accepted all the same',
  },
  notExpected: { zh: '这一晚不用报', en: 'No return was expected' },
  notBegun: { zh: '这一晚还没开始', en: 'This night has not begun' },
  hidden: {
    zh: (n: number) => `${n}位的内容有改动，已遮住`,
    en: (n: number) => `${plural('stay', n)} changed; masked now`,
  },
  noChange: { zh: '孩子的内容没有变', en: 'No change to any stay' },
  first: { zh: '第一次报', en: 'First filed' },
  gone: { zh: '已去掉', en: 'Removed' },
  why: { zh: (why: string) => `原因：${why}`, en: (why: string) => `Reason: ${why}` },
  open: { zh: '打开更正', en: 'Open to amend' },
  noReturn: { zh: '没有报备', en: 'Nothing filed' },
  month: { zh: '这个月', en: 'This month' },
  sum: {
    zh: (expected: number, received: number) => `应报${expected}晚，已报${received}晚`,
    en: (expected: number, received: number) => `${plural('night', expected)} expected, ${received} filed`,
  },
  channel: { zh: '怎么报的', en: 'Through' },
  channels: { zh: '网页', en: 'web page' },
  form: { zh: '网页（简版）', en: 'web page, plain' },
  api: { zh: '系统对接', en: 'interface' },
  import: { zh: '导入', en: 'import' },
  on_behalf: { zh: '民警代报', en: 'officer on behalf' },
  notAgain: { zh: '没有报上', en: 'Not filed' },
});

/** The page that verifies, beyond its sentences. */
export const verifyPageWords = defineWords({
  file: { zh: '回执文件（.json）', en: 'Receipt file (.json)' },
  fileTitle: { zh: '有回执文件？', en: 'Have the receipt file?' },
  fileHint: {
    zh: '核对文件里的签名，类别和人数也一起核对',
    en: 'Checks the signature in the file, kind and counts included',
  },
  fileCheck: { zh: '核对文件', en: 'Check the file' },
  fileGenuine: { zh: '真实：文件由本平台签发，没有改过', en: 'Genuine: signed here and not changed' },
  fileFalse: {
    zh: '不真：签名对不上，文件被改过或不是本平台的',
    en: 'Not genuine: changed, or not from this service',
  },
  fileNone: { zh: '这不是回执文件', en: 'This is no receipt file' },
  numberHint: { zh: '例：430524-20261120-LH0187-1', en: 'For example 430524-20261120-LH0187-1' },
  codeHint: {
    zh: '8位字母和数字，大小写、横线都可以',
    en: 'Eight letters and digits; case and hyphens do not matter',
  },
  learns: {
    zh: '这里只说：真假、店名、哪一晚、第几版、几点收到。看不到类别、人数和任何孩子的信息。',
    en: 'Told here: match or no match, house, night, version and time. Neither kind nor counts nor anything of a child.',
  },
  noMatchNext: {
    zh: '请对照回执再输一次。还是不对，以店家手机里的原回执为准，或问派出所。',
    en: 'Compare with the receipt and type again. If it still fails, ask for the original on the house’s phone, or the police station.',
  },
  kind: { zh: '类别', en: 'Kind' },
  count: { zh: '人数', en: 'Count' },
});
