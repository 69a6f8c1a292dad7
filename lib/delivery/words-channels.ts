import { instantName } from '#lib/clock/words.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { MessageText } from './send.ts';
import type { ChannelId } from './terms.ts';
import { channelName } from './words.ts';

/** The page of channels. */
export const channelWords = defineWords({
  title: { zh: '消息渠道', en: 'Channels' },
  hint: {
    zh: '消息总会进收件箱；开了的渠道按顺序往外发，前一个没送到才用下一个。',
    en: 'Every message stands in the inbox; enabled channels carry it outside in order, each when the one before has failed.',
  },
  order: { zh: (n: number) => `第${n}个`, en: (n: number) => `No. ${n}` },
  on: { zh: '已启用', en: 'Enabled' },
  off: { zh: '未启用', en: 'Not enabled' },
  unset: { zh: '没有设置', en: 'Not set' },
  rests: {
    zh: (until: string) => `连续出错，暂停到${until}`,
    en: (until: string) => `Went wrong several times, rests until ${until}`,
  },
  place: { zh: '顺序', en: 'Order' },
  enable: { zh: '启用', en: 'Enable' },
  keep: { zh: '已存。留空就不改。', en: 'Stored. Left empty it stays.' },
  optional: { zh: '可以不填', en: 'May be left empty' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  test: { zh: '测试', en: 'Test' },
  testOf: { zh: (channel: string) => `测试：${channel}`, en: (channel: string) => `Test: ${channel}` },
  testHint: {
    zh: '给您自己的手机号（邮件发到您的邮箱）发一条测试消息，启用前就可以试。',
    en: 'Sends a test message to your own phone (or e-mail address); it may be tried before it is enabled.',
  },
  asked: {
    zh: '测试消息正在发，过几秒刷新看结果',
    en: 'The test is going out; reload in a few seconds for its result',
  },
  lastTest: {
    zh: (state: string, at: string) => `上次测试：${state}，${at}`,
    en: (state: string, at: string) => `Last test: ${state}, ${at}`,
  },
  callback: { zh: '回调地址', en: 'Callback address' },
  callbackHint: {
    zh: '在服务商控制台里填这个地址，状态报告、短信回复和民警写回的话就会送到这里。地址本身就是凭据，不要给别人。',
    en: 'Enter this address in the provider’s console: delivery reports, replies and officers’ answers arrive here. The address is the proof, so keep it to yourself.',
  },
  share: {
    zh: (n: number) => `先走这里的短信：${n}%`,
    en: (n: number) => `Text messages that go here first: ${n}%`,
  },
  inGroup: { zh: '发到群里，只用于预警和任务', en: 'Speaks before a group: alerts and tasks only' },
  settings: { zh: '设置', en: 'Settings' },
});

const about = defineWords({
  wecom: {
    zh: '发给企业内部成员，按手机号找人；外部的店主收不到。填了回调Token和EncodingAESKey，民警可以直接在企业微信里回问警。',
    en: 'To internal members, found by phone; outside owners cannot be reached. With callback token and EncodingAESKey officers answer questions from WeCom.',
  },
  wecom_robot: {
    zh: '往企业微信群里发，点名手机号。每分钟最多20条。',
    en: 'Into a WeCom group, calling the phone. At most 20 a minute.',
  },
  wecom_external: {
    zh: '给民警的企业微信客户群发通知：系统建任务，民警在自己手机上点发送；每人每天最多收一条。',
    en: 'Notices to officers’ outside contacts: a task is made and each officer confirms it on the own phone; one a person and day.',
  },
  dingtalk_robot: {
    zh: '往钉钉群里发（加签），点名手机号。每分钟超过20条会被停10分钟。把企业内部应用的机器人也加进群、填好下面三项，民警可以@它回问警；应用要有“根据手机号获取成员”权限。',
    en: 'Into a DingTalk group (signed), calling the phone. Beyond 20 a minute it is silenced for ten. With the robot of an internal application in the group and the three fields below, officers answer questions by calling it; the application needs the right to find members by phone.',
  },
  aliyun_sms: {
    zh: '模板里用两个变量：title 和 tail（网址里域名后面的部分）。签名和模板要先备案。',
    en: 'The template takes two variables: title, and tail (the address after the host). Signature and template are filed first.',
  },
  tencent_sms: {
    zh: '模板里 {1} 是标题，{2} 是网址里域名后面的部分，两个变量不能挨着。',
    en: 'In the template {1} is the title and {2} the address after the host; the two may not stand side by side.',
  },
  email: { zh: '经本县自己的邮件服务器。', en: 'Through a mail server of the county’s own.' },
  webhook: {
    zh: '按 Standard Webhooks 签名，交给本县自己的短信网关。',
    en: 'Signed by Standard Webhooks, to the county’s own gateway.',
  },
  web_push: {
    zh: '在手机或浏览器上直接弹出“有消息”，不带内容。每个人在“我的账号”里自己打开。只是附加提醒：别的渠道照常发。',
    en: 'Says on the phone or browser that something waits, never what. Each person turns it on under My account. It comes on top: the other channels carry the message all the same.',
  },
});

const fieldWords = defineWords({
  corpid: { zh: '企业ID', en: 'Corp ID' },
  agentid: { zh: '应用ID', en: 'Agent ID' },
  secret: { zh: '密钥', en: 'Secret' },
  key: { zh: '机器人密钥', en: 'Robot key' },
  access_token: { zh: '访问令牌', en: 'Access token' },
  access_key_id: { zh: '访问密钥ID', en: 'AccessKey ID' },
  access_key_secret: { zh: '访问密钥', en: 'AccessKey secret' },
  sign_name: { zh: '短信签名', en: 'Signature name' },
  template_code: { zh: '模板编号', en: 'Template code' },
  reply_template_code: { zh: '可回复0的模板编号', en: 'Template that offers to answer 0' },
  code_template_code: {
    zh: '登录验证码的模板编号（变量code）',
    en: 'Template of sign-in codes (variable code)',
  },
  code_template_id: {
    zh: '登录验证码的模板ID（{1}是验证码）',
    en: 'Template of sign-in codes ({1} is the code)',
  },
  reply_template_id: { zh: '可回复0的模板ID', en: 'Template that offers to answer 0' },
  corp_id: { zh: '企业CorpId（要能回复时填）', en: 'CorpId (to take answers)' },
  app_key: { zh: '应用AppKey（要能回复时填）', en: 'AppKey (to take answers)' },
  app_secret: { zh: '应用AppSecret（要能回复时填）', en: 'AppSecret (to take answers)' },
  callback_token: { zh: '回调Token', en: 'Callback token' },
  callback_aes_key: { zh: '回调EncodingAESKey', en: 'Callback EncodingAESKey' },
  senders: {
    zh: '发送的民警（企业微信账号，空格隔开）',
    en: 'Officers who send (WeCom user ids, spaces between)',
  },
  secret_id: { zh: '密钥ID', en: 'Secret ID' },
  secret_key: { zh: '密钥', en: 'Secret key' },
  app_id: { zh: '短信应用ID', en: 'SDK app ID' },
  template_id: { zh: '模板ID', en: 'Template ID' },
  host: { zh: '服务器', en: 'Server' },
  port: { zh: '端口', en: 'Port' },
  from: { zh: '发件地址', en: 'From' },
  user: { zh: '账号', en: 'User' },
  password: { zh: '密码', en: 'Password' },
  url: { zh: '网址', en: 'Address' },
  contact: {
    zh: '联系邮箱（推送服务出问题时找得到人）',
    en: 'E-mail of whom a push service can turn to',
  },
  hosts: {
    zh: '另外允许的推送服务（主机名，空格隔开）',
    en: 'Further push services (host names, spaces between)',
  },
});

const problemWords = defineWords({
  'M-380': {
    zh: '没有这个渠道，请从列表中选择。',
    en: 'There is no such channel; choose one from the list.',
  },
  'M-381': { zh: '顺序写1到99的整数。', en: 'The order is a whole number from 1 to 99.' },
  'M-382': {
    zh: '没有填，或者格式不对，请对照服务商的控制台填写。',
    en: 'Missing or malformed; copy it from the provider’s console.',
  },
  'M-384': { zh: '邮箱地址不对，请检查。', en: 'This is no e-mail address; please check it.' },
  'M-385': {
    zh: '本县没有开浏览器推送，请问县里的系统管理员。',
    en: 'The county has not turned Web Push on; ask its system administrator.',
  },
  'M-386': {
    zh: '不认识这个浏览器的推送服务，请换一个浏览器，或请系统管理员在渠道页加上它。',
    en: 'This browser’s push service is not known here; take another browser, or ask the system administrator to add it.',
  },
  'M-383': { zh: '请先保存设置，再测试。', en: 'Save the settings first, then test.' },
});

const testWords = defineWords({
  title: { zh: '测试消息', en: 'Test message' },
  body: {
    zh: (channel: string, at: string) => `${channel}：${at}发出。收到就说明通了。`,
    en: (channel: string, at: string) => `${channel}: sent ${at}. If you read this, it works.`,
  },
});

/** What a channel is for, and what its provider asks. */
export function channelAbout(channel: string, language: Language): string {
  const words: Record<string, string> = about(language);
  return words[channel] ?? '';
}

/** The label of a channel's field; one without stands as the provider calls it. */
export function channelField(name: string, language: Language): string {
  const words: Record<string, string> = fieldWords(language);
  return words[name] ?? name;
}

const answerWords = defineWords({
  here: {
    zh: (code: string) => `也可以直接在这里回：先写${code}，空一格写要说的话。`,
    en: (code: string) => `Or answer here: ${code}, a blank, then your words.`,
  },
  mention: {
    zh: (code: string) => `也可以在群里@机器人回：先写${code}，空一格写要说的话。`,
    en: (code: string) => `Or answer here, calling the robot: ${code}, a blank, then your words.`,
  },
});

/** The line that says how a message is answered in words. */
export const answerHint = (how: 'here' | 'mention', code: string, language: Language): string =>
  answerWords(language)[how](code);

const ailingWords = defineWords({
  title: {
    zh: (channel: string) => `渠道异常：${channel}`,
    en: (channel: string) => `Channel ailing: ${channel}`,
  },
  body: {
    zh: '最近5分钟成功率低于95%。短信正在逐步转到另一家；请看渠道页。',
    en: 'Less than 95 in 100 went well in the last five minutes. Text messages are moving to the other provider; see Channels.',
  },
});

/** What whoever keeps the channels hears of one that ails. */
export function ailingText(channel: ChannelId, language: Language): MessageText {
  const words = ailingWords(language);
  return { title: words.title(channelName(channel, language)), body: words.body };
}

/** The words of a test. */
export function testText(channel: ChannelId, at: Date, language: Language): MessageText {
  const words = testWords(language);
  return { title: words.title, body: words.body(channelName(channel, language), instantName(at, language)) };
}

/** The sentence of a problem of this room (M-380 to M-386), or null for another room's. */
export function deliveryProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
