import type { Role } from '#lib/access/permissions.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';

/** What each role is told to do, step by step; only what this product does today. */
const topics = defineWords({
  nil: { zh: '没有新入住的未成年人', en: 'No minor checked in' },
  nilText: {
    zh: '报备页点“没有新入住的未成年人”，核对店名和是哪一晚，再点“没有，报备”。跟父母一起来的也算新入住；前几天报过、还在住的不用再报。零报告20:00起可以报，第二天12:00截止。',
    en: 'On the desk tap “no minor checked in”, check house and night, then “None, file it”. A child who came with parents counts; one filed before who is still in house does not. A nil can be filed from 20:00 and is due at 12:00 the next day.',
  },
  stay: { zh: '登记未成年人', en: 'Registering a minor' },
  stayText: {
    zh: '不满18岁的住客都要登记，随时可以登。监护人在现场先点“监护人就在现场”，两步填完；不在现场共五步。有的说不清就先空着，存得下来，回头再补（待补）。没带证件也照样登记，选“没带证件”。',
    en: 'Every guest under 18, at any hour. With a guardian at the desk say so first: two steps; otherwise five. What nobody can say may be left out and is asked later. A child without papers is registered all the same: choose “No document”.',
  },
  pending: { zh: '身份待核怎么办', en: 'When an identity is pending' },
  pendingText: {
    zh: '值班民警马上知道。让孩子留在前台看得见的地方，民警到之前先不安排房间。30分钟没有人来，打值班电话。有危险先打110。',
    en: 'The duty post knows at once. Keep the child in sight at the desk and give no room before the police come. If nobody has come in 30 minutes, call the duty post; in danger call 110 first.',
  },
  late: { zh: '晚了、报错了', en: 'Late, or wrong' },
  lateText: {
    zh: '迟报照样收下，只是记着晚了多久。截止后72小时内随时可以更正，不算迟报；更晚要写一句原因。登记过的孩子要去掉，写明原因，民警仍能看到。只报晚了，不会受处罚。',
    en: 'A late return is accepted; how late is only noted. Until 72 hours after the due time you amend freely and that is never late; afterwards one sentence says why. A stay leaves with a reason and stays readable to the police. Being late is never punished.',
  },
  inHouse: { zh: '在住、续住、退房', en: 'In house, extend, check out' },
  inHouseText: {
    zh: '住几晚只登记一次，系统自己往后带。续住、退房各点一下。到了预计退房时间就按退房算，还在住点“续住”。',
    en: 'A child who stays on is registered once and carried forward. Extend and check out are one tap each. At the planned check-out a stay counts as left; if the child is still here tap extend.',
  },
  receipt: { zh: '回执', en: 'The receipt' },
  receiptText: {
    zh: '报完就有回执：编号、短码、二维码。检查人员扫码，只能看到真假、店名、哪一晚、第几版、几点收到，看不到类别、人数和孩子的信息。',
    en: 'Each filing gives a receipt with number, short code and QR. Who scans it learns match or no match, house, night, version and time; neither kind nor counts nor anything of a child.',
  },
  seen: { zh: '能看到什么', en: 'What you can read' },
  seenText: {
    zh: '孩子的姓名、号码、电话，店里只在可以随时更正的72小时内看得到全文，之后只显示星号；退房满180天清除。',
    en: 'Names, numbers and phones of children are readable in full only for the 72 hours in which you amend freely, masked after, and cleared 180 days after check-out.',
  },
  owner: { zh: '老板另外可以做的', en: 'What an owner can do besides' },
  ownerText: {
    zh: '在“我的店”里请员工加入、收回权限、改第二联系人、报歇业、给旅馆系统开密钥。几家店在店名处切换。',
    en: 'Under “My lodging”: invite staff and end their roles, change the second contact, ask for nights off, make keys for the hotel system. Switch houses at the house’s name.',
  },
  board: { zh: '看板', en: 'The board' },
  boardText: {
    zh: '应报 = 按时 + 迟报 + 未报 + 待报，免报另列。未报的按派出所、警务区排，有电话，新报的会自己出现。换日期、筛选都在网址里，可以导出。',
    en: 'Expected = on time + late + silent + due; excused stands outside. Silent houses are listed by station and beat with their telephones; new returns appear by themselves. Day and filters are in the address and can be exported.',
  },
  houseFile: { zh: '一家旅馆的页面', en: 'The page of a lodging' },
  houseFileText: {
    zh: '基本情况、联系人、一年的报备、时间线。孩子的信息默认遮住。',
    en: 'Facts, people to call, a year of marks, the timeline. What belongs to a child is masked.',
  },
  reveal: { zh: '查看原文', en: 'Seeing the original' },
  revealText: {
    zh: '要有常设批准，或由第二个人批准；紧急时可以先看，24小时内由所长确认。原因是代码加案件号或预警号，先记入审计日志才显示。',
    en: 'By a standing approval or a second person; in an instant matter the glass may be broken, and the chief confirms within 24 hours. The reason is a code with a case or alert number, and the house book has it before the value is shown.',
  },
  tasks: { zh: '待办', en: 'Tasks' },
  tasksText: {
    zh: '身份待核排在最前，3分钟没人签收会往上报。签收的人要办完，写明结果；“身份已核清”只能由民警点。',
    en: 'Pending identities come first and climb when nobody claims them in 3 minutes. Who claims finishes, with an outcome; only a police officer (民警) says “identified”.',
  },
  closures: { zh: '歇业报备', en: 'Closures' },
  closuresText: {
    zh: '业主提出，民警批准后这几晚才免报；提前恢复营业不用批。每年同一段歇业的，所长批一次，以后自动排进日历。',
    en: 'An owner asks; only once a police officer approves are the nights excused. Opening again early needs no approval. Nights that are the same each year are approved once, by a chief, and stand on the calendar from then on.',
  },
  outage: { zh: '停电断网顺延', en: 'Outages' },
  outageText: {
    zh: '所长登记停电断网的乡镇和起止时间，那里的截止时间自动顺延到结束后60分钟。平台自己的停机自动记下。每次都签发证明，列出顺延的各晚，谁都能核对。',
    en: 'A chief records which townships were without power or network and when; their due time moves to 60 minutes after the end. The portal records its own downtime by itself. For each a certificate is signed that lists the nights it moved and that anybody can verify.',
  },
  registry: { zh: '旅馆、人员、导入', en: 'Registry and imports' },
  registryText: {
    zh: '先试导，看差别，再确认。每一行都有编号结果。同样的文件再导一次，什么也不变。',
    en: 'First a dry run, then the differences, then accept. Each row has a numbered result. The same files again change nothing.',
  },
  settings: { zh: '时间和规定', en: 'Times and settings' },
  settingsText: {
    zh: '截止时间、零报告开始时间、保存天数都从某一天起生效；已经开始的报备日不变。系统管理员看不到孩子的信息。',
    en: 'Due times, the nil’s opening and retention hold from a day on; nights that have begun stay as stamped. Administrators open no child’s data.',
  },
  accounts: { zh: '账号和权限', en: 'Accounts and rights' },
  accountsText: {
    zh: '权限从某日到某日，随时可以收回，收回当场失效。三个管理员岗位不能一个人兼。民警和辅警分开。',
    en: 'Roles are held from a day to a day and end at once when taken back. The three administrators are never one account. Police and auxiliary are kept apart.',
  },
  audit: { zh: '审计日志', en: 'The house book' },
  auditText: {
    zh: '谁在什么时候做了什么，一环扣一环，改一行、删一行都查得出来。可以随时校验。',
    en: 'Who did what and when, chained row to row: one changed or deleted row is found. It can be verified at any time.',
  },
  publishing: { zh: '标签和通知', en: 'Tags and notices' },
  publishingText: {
    zh: '给旅馆分标签，不接触孩子的信息。',
    en: 'Sort lodgings by tags; no child’s data is ever seen.',
  },
  posted: { zh: '联络岗', en: 'A post’s agent' },
  postedText: {
    zh: '“协办”里是转给本岗的事：认领、答复，或退回；“移交线索”里把您知道的交给民警；列席的议事群也能回答。别的都看不到。',
    en: 'Requests holds what was passed to your post: claim it, answer it or return it. Under Hand in you tell the police what you know; in halls you sit in you may answer. Nothing else is seen.',
  },
  signIn: { zh: '登录', en: 'Signing in' },
  signInText: {
    zh: '手机号加密码；民警和管理员还要动态验证码。忘了密码，请邀请您的人再发一个链接。',
    en: 'Telephone number and password; police and administrators also a one-time code. If the password is forgotten, whoever invited you sends a new link.',
  },
});

type Topic =
  | 'nil'
  | 'stay'
  | 'pending'
  | 'late'
  | 'inHouse'
  | 'receipt'
  | 'seen'
  | 'owner'
  | 'board'
  | 'houseFile';
type More = 'reveal' | 'tasks' | 'closures' | 'outage' | 'registry' | 'settings' | 'accounts' | 'audit';
type Key = Topic | More | 'publishing' | 'posted' | 'signIn';

const house: Key[] = ['nil', 'stay', 'inHouse', 'pending', 'late', 'receipt', 'seen'];
const police: Key[] = ['board', 'houseFile', 'tasks', 'reveal', 'closures'];

const byRole: Record<Role, Key[]> = {
  staff: [...house, 'signIn'],
  owner: [...house, 'owner', 'signIn'],
  officer: [...police, 'signIn'],
  duty: ['tasks', 'board', 'houseFile', 'reveal', 'signIn'],
  chief: [...police, 'outage', 'signIn'],
  supervisor: [...police, 'registry', 'outage', 'signIn'],
  publisher: ['publishing', 'signIn'],
  agent: ['posted', 'signIn'],
  sysadmin: ['settings', 'signIn'],
  secadmin: ['accounts', 'signIn'],
  auditor: ['audit', 'signIn'],
};

/** The topics of a role in reading order, each with its title and text. */
export function topicsOf(role: Role, language: Language): { key: string; title: string; text: string }[] {
  const words = topics(language);
  return byRole[role].map((key) => ({ key, title: words[key], text: words[`${key}Text`] }));
}

export const helpPageWords = defineWords({
  title: { zh: '帮助', en: 'Help' },
  who: { zh: '您是哪个岗位？', en: 'What do you do here?' },
  lists: { zh: '查编号和接口', en: 'Numbers and interface' },
  codes: { zh: '编号结果（M-…）', en: 'Numbered results (M-…)' },
  codesText: { zh: '每个编号说什么、怎么改', en: 'What each number says and how to mend it' },
  api: { zh: '系统对接', en: 'For machines' },
  apiText: { zh: '旅馆系统直接报备的接口', en: 'The interface by which a hotel system files' },
  verify: { zh: '回执验真', en: 'Verify a receipt' },
  verifyText: { zh: '不用登录', en: 'Without signing in' },
  danger: { zh: '正在发生危险，先打110。', en: 'In danger right now? Call 110 first.' },
  all: { zh: '所有岗位', en: 'All roles' },
});
