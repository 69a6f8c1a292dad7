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
  keysTitle: { zh: '哪一种密钥', en: 'Which key' },
  keysOne: {
    zh: '一家店的密钥：业主在“我的店 → 接口密钥”里做，随时收回，看得到最近使用。',
    en: 'A lodging’s key: its owner makes it under My lodging, API keys, ends it at any time and sees when it was last used.',
  },
  keysVendor: {
    zh: '软件商的密钥：一把管多家店，由县里的管理员做。软件商要一个八位配对码（POST /pairing-codes），业主输入它就交给软件商；收回只要一点。',
    en: 'A vendor’s key reaches several lodgings; the county’s administrator makes it. The vendor asks for eight digits (POST /pairing-codes), the owner who types them gives the lodging, and takes it back with a tap.',
  },
  keysTest: {
    zh: '测试密钥（nl_test_…）：连着一家不存在的旅馆，规则都是真的，报什么都不进看板、不惊动任何人。',
    en: 'A test key (nl_test_…) comes with a lodging that does not exist: every rule is the true one, and nothing reaches a board or rings anybody.',
  },
  kitTitle: { zh: '自测三十项', en: 'Thirty cases to try alone' },
  kitText: {
    zh: '先拿一把测试密钥，再运行这个脚本（只用Python标准库）。在“--”后面写上自己的程序，就用自己的程序发这三十个请求。',
    en: 'Take a test key and run this script (Python’s standard library alone). With a command behind “--” the thirty requests go through your own client.',
  },
  kitCases: { zh: '三十项的清单', en: 'the list of cases' },
  retryTitle: { zh: '断线怎么办', en: 'When the line breaks' },
  retryText: {
    zh: '没有答复，不等于没报上：用同一个Idempotency-Key、同样的内容再发，得到同一张回执，绝不会报两次。429和503带Retry-After，等那么多秒。',
    en: 'No answer does not mean not filed: send the same body with the same Idempotency-Key again and get the same receipt, never a second return. 429 and 503 carry Retry-After: wait so many seconds.',
  },
  hookTitle: { zh: '回执通知', en: 'Webhooks' },
  hookText: {
    zh: '设好地址（PUT /webhook），每一版报备都会通知：receipt.created或receipt.amended，谁报的都通知；发给这家旅馆的通知也告诉：notice.sent。签名按Standard Webhooks：对“webhook-id.webhook-timestamp.内容”做HMAC-SHA256，密钥是whsec_后面的base64。十次、三天都送不到就不再送；答410就停。',
    en: 'With an address set (PUT /webhook) each version is told, whoever filed it: receipt.created or receipt.amended; a notice to the lodging is told as notice.sent. Signed as Standard Webhooks say: HMAC-SHA256 over “webhook-id.webhook-timestamp.body” with the base64 behind whsec_. Ten tries over three days; 410 ends it.',
  },
  samplesTitle: { zh: '完整的例子', en: 'Complete examples' },
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
