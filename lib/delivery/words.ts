import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import { type Cause, type ChannelId, causes, channelIds, type Fate, type MessageKind } from './terms.ts';

/** The inbox of a person, on either side, and the outbox page of a demonstration. */
export const messageWords = defineWords({
  title: { zh: '消息', en: 'Messages' },
  unread: { zh: (n: number) => `${n}条未读`, en: (n: number) => `${n} unread` },
  none: { zh: '没有消息', en: 'No messages' },
  noneHint: { zh: '提醒、预警和通知会出现在这里。', en: 'Reminders, alerts and notices appear here.' },
  fresh: { zh: '未读', en: 'Unread' },
  read: { zh: '已读', en: 'Read' },
  dealtWith: { zh: '已办好', en: 'Done' },
  got: { zh: '知道了', en: 'Got it' },
  gotOf: { zh: (title: string) => `知道了：${title}`, en: (title: string) => `Got it: ${title}` },
  gotAll: { zh: '全部知道了', en: 'Got them all' },
  open: { zh: '去办', en: 'Open' },
  openOf: { zh: (title: string) => `去办：${title}`, en: (title: string) => `Open: ${title}` },
  urgent: { zh: '紧急', en: 'Urgent' },
  address: { zh: '也发到邮箱', en: 'Also by e-mail' },
  addressHint: {
    zh: '本县开了邮件渠道时，消息也会发到这里。清空就不再发。',
    en: 'Where the county has e-mail, your messages go here too. Empty it to stop.',
  },
  email: { zh: '邮箱', en: 'E-mail address' },
  saveAddress: { zh: '保存', en: 'Save' },
  addressSaved: { zh: '已保存', en: 'Saved' },
  outbox: { zh: '发件箱', en: 'Outbox' },
  outboxHint: {
    zh: '演示版什么也不往外发：本来要发给谁、发什么，都列在这里。',
    en: 'A demonstration sends nothing out: what would have been sent, and to whom, stands here.',
  },
  outboxReal: {
    zh: '正式安装不在这里显示消息内容。',
    en: 'A real installation shows no messages here.',
  },
  outboxNone: { zh: '还没有消息', en: 'No message yet' },
  to: { zh: '给谁', en: 'To' },
  kind: { zh: '种类', en: 'Kind' },
  said: { zh: '内容', en: 'Message' },
  when: { zh: '时间', en: 'When' },
  fate: { zh: '结果', en: 'What became of it' },
  link: { zh: '链接', en: 'Link' },
  channelState: {
    zh: (channel: string, state: string) => `${channel}：${state}`,
    en: (channel: string, state: string) => `${channel}: ${state}`,
  },
  count: { zh: (n: number) => `${n}条`, en: (n: number) => plural('message', n) },
});

const kindWords = defineWords({
  reminder: { zh: '报备提醒', en: 'Reminder' },
  alert: { zh: '预警', en: 'Alert' },
  task: { zh: '任务', en: 'Task' },
  notice: { zh: '通知', en: 'Notice' },
  security: { zh: '账号安全', en: 'Account security' },
  reply: { zh: '短信答复', en: 'Answer to a text' },
  test: { zh: '测试', en: 'Test' },
  code: { zh: '登录验证码', en: 'Sign-in code' },
} satisfies Record<MessageKind, { zh: string; en: string }>);

const channelWords = defineWords({
  app: { zh: '收件箱', en: 'Inbox' },
  outbox: { zh: '演示发件箱', en: 'Demonstration outbox' },
  wecom: { zh: '企业微信应用消息', en: 'WeCom application' },
  wecom_robot: { zh: '企业微信群机器人', en: 'WeCom group robot' },
  wecom_external: { zh: '企业微信客户群发', en: 'WeCom mass send to customers' },
  dingtalk_robot: { zh: '钉钉群机器人', en: 'DingTalk group robot' },
  aliyun_sms: { zh: '阿里云短信', en: 'Aliyun SMS' },
  tencent_sms: { zh: '腾讯云短信', en: 'Tencent SMS' },
  email: { zh: '电子邮件', en: 'E-mail' },
  webhook: { zh: '签名回调', en: 'Signed webhook' },
  web_push: { zh: '浏览器推送', en: 'Web Push' },
} satisfies Record<ChannelId, { zh: string; en: string }>);

const fateWords = defineWords({
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  answered: { zh: '已答复', en: 'answered' },
  acknowledged: { zh: '已确认', en: 'acknowledged' },
  read: { zh: '已读', en: 'read' },
  queued: { zh: '待发', en: 'queued' },
  sending: { zh: '正在发', en: 'going out' },
  handed: { zh: '已送出', en: 'handed over' },
  awaiting: { zh: '等民警点发送', en: 'awaiting an officer’s tap' },
  delivered: { zh: '已送达', en: 'delivered' },
  failed: { zh: '没有送到', en: 'failed' },
  unknown: { zh: '结果不明，正在查', en: 'not known, being asked' },
} satisfies Record<Fate, { zh: string; en: string }>);

const causeWords = defineWords({
  no_address: { zh: '没有联系方式', en: 'no address' },
  refused: { zh: '对方拒收', en: 'refused' },
  address_wrong: { zh: '号码或账号不对', en: 'wrong address' },
  not_permitted: { zh: '没有权限发给这个人', en: 'not permitted to reach this person' },
  too_many: { zh: '发得太频繁', en: 'too many at once' },
  template: { zh: '签名或模板没有通过', en: 'signature or template not approved' },
  settings: { zh: '渠道设置不对', en: 'the channel is set wrongly' },
  money: { zh: '余额不足', en: 'no balance left' },
  busy: { zh: '服务商繁忙', en: 'the provider is busy' },
  unreachable: { zh: '连不上服务商', en: 'the provider cannot be reached' },
  unclear: { zh: '服务商答复不清楚', en: 'the provider’s answer is unclear' },
  worker_lost: { zh: '发送途中中断', en: 'interrupted while sending' },
  unconfirmed: { zh: '民警没有点发送', en: 'no officer confirmed it' },
  gave_up: { zh: '多次没有成功', en: 'given up after several tries' },
  resting: { zh: '通道暂停，已改走下一通道', en: 'the channel rested; the next one was taken' },
  not_needed: { zh: '已不需要', en: 'not needed any more' },
} satisfies Record<Cause, { zh: string; en: string }>);

/** The name of a kind of message; one a later version made stands as its code. */
export function messageKindName(kind: string, language: Language): string {
  const names: Record<string, string> = kindWords(language);
  return names[kind] ?? kind;
}

/** The name of a channel. */
export function channelName(channel: string, language: Language): string {
  const known = channelIds.find((one) => one === channel);
  return known ? channelWords(language)[known] : channel;
}

/** How far a message or a delivery has come, in a word or two. */
export const fateName = (fate: Fate, language: Language): string => fateWords(language)[fate];

/** A stored cause as people read it, the provider's own code in brackets behind it. */
export function causeName(cause: string, language: Language): string {
  const [word = ''] = cause.split(' ');
  const known = causes.find((one) => one === word);
  return known ? causeWords(language)[known] + cause.slice(word.length) : cause;
}
