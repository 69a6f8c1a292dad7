import { defineWords } from '#lib/platform/i18n.ts';
import type { Command } from './command.ts';

type Line = { usage: string; load: () => Promise<Command> };

/** Every command: how it is written, and its file; a new one is one line here and one in `about`. */
export const commands = {
  import: {
    usage: 'import DIR [--dry-run] [--skip-refused] [--accept MARK] [--county-name NAME]',
    load: async () => (await import('./import.ts')).command,
  },
  silent: { usage: 'silent --day D', load: async () => (await import('./silent.ts')).command },
  completeness: {
    usage: 'completeness --from D --to D [--by day|lodging|beat|station|township|category] [--as-of INSTANT]',
    load: async () => (await import('./completeness.ts')).command,
  },
  brief: {
    usage: 'brief --as-of INSTANT',
    load: async () => (await import('./brief.ts')).command,
  },
  detect: {
    usage: 'detect --until D [--all-rules]',
    load: async () => (await import('./detect.ts')).command,
  },
  refit: { usage: 'refit RULE', load: async () => (await import('./refit.ts')).command },
  alerts: { usage: 'alerts', load: async () => (await import('./alerts.ts')).command },
  reconcile: { usage: 'reconcile FILE', load: async () => (await import('./reconcile.ts')).command },
  blind: {
    usage: 'blind FILE [--out PATH] [--key KEYFILE] | blind --write-key PATH',
    load: async () => (await import('./blind.ts')).command,
  },
  'api-key': {
    usage:
      'api-key create (--lodging CODE | --vendor NAME | --unit CODE --source school|platform|department | --sandbox) [--label TEXT] | api-key revoke --prefix PREFIX',
    load: async () => (await import('./api-key.ts')).command,
  },
  user: {
    usage:
      'user create --phone N --name NAME --role ROLE (--unit CODE | --lodging CODE) [--rank police|auxiliary] [--password-stdin]',
    load: async () => (await import('./user.ts')).command,
  },
  audit: { usage: 'audit verify', load: async () => (await import('./audit.ts')).command },
  receipt: {
    usage:
      'receipt verify FILE [--keys FILE] | receipt verify NUMBER CODE | receipt export --from D --to D --out FILE | receipt rotate',
    load: async () => (await import('./receipt.ts')).command,
  },
  evidence: {
    usage: 'evidence verify FILE [--keys FILE]',
    load: async () => (await import('./evidence.ts')).command,
  },
  export: { usage: 'export trace FILE', load: async () => (await import('./export.ts')).command },
  doctor: { usage: 'doctor', load: async () => (await import('./doctor.ts')).command },
  backup: { usage: 'backup DIR', load: async () => (await import('./backup.ts')).command },
  restore: { usage: 'restore DIR', load: async () => (await import('./restore.ts')).command },
} as const satisfies Record<string, Line>;

export type CommandName = keyof typeof commands;

/** One line about each command. */
export const about = defineWords({
  import: {
    zh: '导入一个县的文件夹：旅馆、人员、历次报备；同样的文件再导一次不改任何东西',
    en: 'imports a county’s folder: lodgings, people, history of returns; the same files again change nothing',
  },
  silent: { zh: '某一晚未报的旅馆', en: 'the lodgings that are silent for a night' },
  completeness: {
    zh: '一段日子的应报、已报、按时',
    en: 'expected, received and on time over a span of nights',
  },
  brief: {
    zh: '全县简报在某一时刻的数字和段落，只看不印发；同一时刻永远是同样的数字',
    en: 'the county’s brief as of an instant, its digits and paragraph; issues nothing, and the same instant gives the same digits',
  },
  detect: {
    zh: '跑一遍预警规则；--all-rules 连未批准的也试运行，只列出不派单；再跑一遍不改任何东西',
    en: 'runs the rules over the readable nights; --all-rules rehearses those not approved; again changes nothing',
  },
  refit: {
    zh: '从办结的预警重新估计一条规则的参数，附留出部分的前后对比；不改规则',
    en: 'refits a rule’s parameters from its closed alerts, before and after on held history; changes no rule',
  },
  alerts: { zh: '未办结的预警，带理由', en: 'the open alerts with their reasons' },
  reconcile: {
    zh: '把旅馆业系统的登记（或其密文文件）与报备核对，两个方向；再核对一遍不改任何东西',
    en: 'compares the hotel system’s register, or a file blinded from it, with the returns, both ways; again changes nothing',
  },
  blind: {
    zh: '把登记文件变成没有姓名和号码的密文文件，供互联网一侧核对',
    en: 'makes a file without names and numbers from a register, for the internet side to compare',
  },
  'api-key': {
    zh: '做接口密钥：一家旅馆的、软件商的、移交线索的单位的，或连同一家测试旅馆的；只显示一次',
    en: 'makes an API key, shown once: of a lodging, a vendor, a unit that hands in clues, or a sandbox lodging made with it',
  },
  user: {
    zh: '开一个账号：给出一次性邀请码，或从标准输入设密码',
    en: 'makes a person: an invitation code shown once, or a password from standard input',
  },
  audit: {
    zh: '核对审计日志有没有被改动、删除、调换或截断',
    en: 'verifies the house book: nothing changed, deleted, reordered or cut',
  },
  receipt: {
    zh: '验回执真伪（文件里有几张验几张，不用联网）；导出回执；换签名密钥',
    en: 'verifies receipts (all that stand in a file, offline); exports them; rotates the signing key',
  },
  evidence: {
    zh: '验证据材料包的真伪：PDF 或机器文件，连同里面的回执和审计日志，离线',
    en: 'verifies an evidence pack, paper or machine file, with the receipts and house book in it, offline',
  },
  export: {
    zh: '从一份导出的 CSV（或其中一段）查出是哪次导出、谁导出、谁同意',
    en: 'leads a CSV file, or an excerpt of one, back to its export, who asked for it and who allowed it',
  },
  doctor: {
    zh: '体检：版本、数据库、磁盘、时钟、任务、密钥',
    en: 'checks versions, database, disk, clock, jobs, keys',
  },
  backup: { zh: '把整个安装备份到一个文件夹', en: 'copies the whole installation into a folder' },
  restore: { zh: '把备份恢复到一个空的安装', en: 'restores a copy into an empty installation' },
} satisfies Record<CommandName, { zh: string; en: string }>);

/** True when the word names a command. */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
