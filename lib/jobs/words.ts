import { defineWords, plural } from '#lib/platform/i18n.ts';
import type { QueueName } from './queues.ts';

/** The system administrator's page. */
export const systemWords = defineWords({
  title: { zh: '系统', en: 'System' },
  parts: { zh: '系统各部分', en: 'Parts of the system' },
  running: { zh: '运行', en: 'Running' },
  asOf: { zh: (at: string) => `截至${at}`, en: (at: string) => `As of ${at}` },
  health: { zh: '健康', en: 'Health' },
  sound: { zh: '一切正常', en: 'Everything works' },
  notSound: { zh: '有需要处理的', en: 'Something needs attention' },
  database: { zh: '数据库', en: 'Database' },
  migrations: { zh: '数据结构', en: 'Schema' },
  worker: { zh: '后台任务', en: 'Worker' },
  clock: { zh: '时钟', en: 'Clock' },
  ok: { zh: '正常', en: 'fine' },
  late: { zh: '没有动静', en: 'silent' },
  skewed: { zh: '有偏差', en: 'off' },
  behind: { zh: '没有更新到位', en: 'behind' },
  down: { zh: '连不上', en: 'down' },
  workerSeen: { zh: (s: number) => `${s}秒前有动静`, en: (s: number) => `seen ${plural('second', s)} ago` },
  workerNever: { zh: '没有动静，请重新启动', en: 'never seen: start it again' },
  tickSeen: {
    zh: (s: number) => `${s}秒前走过一遍定时任务`,
    en: (s: number) => `went through the clock’s jobs ${plural('second', s)} ago`,
  },
  skew: { zh: (ms: number) => `与数据库相差${ms}毫秒`, en: (ms: number) => `${ms} ms from the database` },
  failedTicks: {
    zh: (n: number) => `上一遍有${n}项失败，请看日志`,
    en: (n: number) => `${n} failed in the last round: see the log`,
  },
  queues: { zh: '任务队列', en: 'Queues' },
  queue: { zh: '队列', en: 'Queue' },
  waiting: { zh: '等待', en: 'Waiting' },
  later: { zh: '定时', en: 'For later' },
  active: { zh: '进行', en: 'Running' },
  failed: { zh: '失败', en: 'Failed' },
  oldest: { zh: '最早一项', en: 'Oldest waits since' },
  queuesText: {
    zh: '失败的任务已按规定重试过，保留七天；内容不在这里显示。',
    en: 'A failed job has had its retries and stays for seven days; what it held is not shown here.',
  },
  ticks: { zh: '定时任务', en: 'Clock-driven jobs' },
  tick: { zh: '任务', en: 'Job' },
  doneTo: { zh: '做到', en: 'Done up to' },
  noTicks: { zh: '还没有做过。请确认后台在运行。', en: 'None was done yet. See that the worker runs.' },
  installation: { zh: '安装', en: 'Installation' },
  kind: { zh: '种类', en: 'Kind' },
  demonstration: { zh: '演示', en: 'demonstration' },
  real: { zh: '正式', en: 'real' },
  simulated: { zh: '模拟时钟', en: 'simulated clock' },
  createdAt: { zh: '建立', en: 'Made' },
  time: { zh: '时刻', en: 'Time' },
  version: { zh: '守夜灯', en: 'Nightlight' },
  disk: { zh: '数据盘', en: 'Data disk' },
  diskFree: {
    zh: (free: string, all: string) => `剩${free}，共${all}`,
    en: (free: string, all: string) => `${free} free of ${all}`,
  },
  healthLink: { zh: '机器可读的健康状态', en: 'Health for machines' },
});

/** What each queue is for. */
export const queueWords = defineWords({
  'report.filed': { zh: '报备后研判', en: 'Rules after a filing' },
  'identity.pending': { zh: '身份待核通知', en: 'Identity pending' },
  'part.asked': { zh: '请别的单位协办', en: 'Other units asked' },
  'question.answered': { zh: '旅馆答复', en: 'Answers of houses' },
  'message.out': { zh: '消息送出', en: 'Messages going out' },
  'glass.broken': { zh: '紧急打开通知', en: 'Broken glass' },
  'watch.entered': { zh: '新的查找', en: 'New searches' },
  'register.reconciled': { zh: '核对后研判', en: 'Rules after a comparison' },
  'register.asked': { zh: '登记核对', en: 'Registers to compare' },
  'rule.preview': { zh: '规则试算', en: 'Rules tried beforehand' },
  'import.asked': { zh: '导入', en: 'Imports' },
  tick: { zh: '每分钟一遍', en: 'Once a minute' },
} satisfies Record<QueueName, { zh: string; en: string }>);

/** What each clock-driven job does; a name no version ever gave stands as it is. */
export const tickWords = defineWords({
  obligations: { zh: '生成应报', en: 'Obligations' },
  glass: { zh: '紧急打开提级', en: 'Broken glass, escalation' },
  chases: { zh: '催报推进', en: 'Chases' },
  climb: { zh: '即时事项提级', en: 'Instant matters, escalation' },
  anchors: { zh: '审计日志锚定', en: 'Anchors of the house book' },
  reminders: { zh: '报备提醒', en: 'Reminders' },
  outbox: { zh: '消息送出', en: 'Messages going out' },
  detect: { zh: '每晚研判', en: 'Rules of the night' },
  'watch list': { zh: '查找到期结束', en: 'Searches past their last day' },
  clearing: { zh: '到期清除', en: 'Clearing' },
  'import files': { zh: '删除过期的导入文件', en: 'Import files past their day' },
  tidy: { zh: '清理登录记录', en: 'Old sessions' },
});
