import { defineWords } from '#lib/platform/i18n.ts';

/** The sentences of /help/api and /help/codes. */
export const helpWords = defineWords({
  apiTitle: { zh: '接口', en: 'The API' },
  apiIntro: {
    zh: '旅馆的系统用密钥报备。密钥由业主在“我的店”里做，或在命令行做；只显示一次。下面的每一条都可以照着运行。',
    en: 'A lodging’s own system files with a key. An owner makes it under My lodging, or the command line does; it is shown once. Every example below runs as it stands.',
  },
  apiSetUp: { zh: '先设好这几样', en: 'Set these first' },
  apiDocument: { zh: '同样的内容，供程序读：', en: 'The same for programs: ' },
  apiErrors: {
    zh: '不收的请求得到RFC 9457的问题文档：每个错误有行、栏目、编号、原因和办法。编号见',
    en: 'What is refused is answered with an RFC 9457 problem document: each error has row, field, number, cause and cure. The numbers: ',
  },
  apiEndpoints: { zh: '全部接口', en: 'All endpoints' },
  apiAnswers: { zh: '答复', en: 'Answers' },
  apiTakes: { zh: '内容', en: 'Body' },
  apiRight: { zh: '谁可以用', en: 'Who may' },
  everybody: { zh: '不用登录', en: 'everybody' },
  keyOrSession: { zh: '密钥或登录', en: 'a key or a session' },
  session: { zh: '登录的民警、辅警', en: 'police, signed in' },
  codesTitle: { zh: '编号结果', en: 'Numbered results' },
  codesIntro: {
    zh: '报备时每一行都得到编号结果。表单、表格和接口用同一份清单，编号不会改作他用。',
    en: 'Every row of a return gets numbered results. Form, sheet and API use this one list, and a number is never used again for something else.',
  },
  code: { zh: '编号', en: 'Number' },
  level: { zh: '类别', en: 'Kind' },
  means: { zh: '意思', en: 'What it means' },
  cure: { zh: '怎么办', en: 'What to do' },
  status: { zh: '接口状态', en: 'API status' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  info: { zh: '说明', en: 'note' },
  comma: { zh: '、', en: ', ' },
});
