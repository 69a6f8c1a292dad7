import { defineWords } from '#lib/platform/i18n.ts';

/** What each endpoint does; the OpenAPI document takes the English, /help/api the reader's language. */
export const apiWords = defineWords({
  fileReturn: {
    zh: '报一家旅馆一晚的报备：零报告、有新入住或当日歇业。同一个Idempotency-Key和同样的内容再发，得到同一张回执。',
    en: 'Files one lodging’s return for one night: nil, guests or closed. The same Idempotency-Key and body again give the same receipt.',
  },
  fileForm: {
    zh: '同一件事，由不用脚本的浏览器表单来做；答复是转到回执页，或带着填过的内容回到表单。',
    en: 'The same from a browser’s form without script; answered by the receipt page, or by the form with everything typed.',
  },
  checkReturn: {
    zh: '试报：答复和真报一样，但什么也不写。',
    en: 'Dry run: answers what filing would, and writes nothing.',
  },
  fileStay: {
    zh: '入住时报一位未成年人：哪一晚由入住时间算出；没填的由前台补；只有同一密钥同一流水号的会被替换。',
    en: 'One minor at check-in: the night follows from the check-in, what is missing the desk is asked for, and only a stay of the same key and serial is replaced.',
  },
  fileBatch: {
    zh: '一次最多报100份，可以是几家店、几晚；每份有自己的结果，一份不收不影响别的。',
    en: 'Up to 100 returns of several lodgings and nights; each has its own result, and one refused keeps none back.',
  },
  addBurden: {
    zh: '页面自报一次报备用了几秒、点了几下；只记数，不记是谁。',
    en: 'A page tells how many seconds and taps one filing took; counted without saying who.',
  },
  listLodgings: { zh: '这把密钥管的旅馆。', en: 'The lodgings this key may file for.' },
  readNight: {
    zh: '查一晚的情况：状态、种类、人数、各版本的回执、登记（遮蔽）。',
    en: 'One night as it stands: state, kind, counts, the receipts of its versions, its stays (masked).',
  },
  listNights: {
    zh: '查一段日子，每晚一条，最多92晚。',
    en: 'A span of nights, one entry each, at most 92.',
  },
  readReceipt: { zh: '查一张回执。', en: 'One receipt.' },
  readReceiptAsFile: {
    zh: '一张回执的文件：任何人拿它都能核对，改一个字节就不真。',
    en: 'One receipt as a file that anybody can verify; one changed byte and it is not genuine.',
  },
  readReceiptBundle: {
    zh: '一个月的全部回执：PDF、CSV或回执文件（一行一张）。',
    en: 'A month of receipts: PDF, CSV, or receipt files, one a line.',
  },
  readDiligence: {
    zh: '一个月的尽责材料（PDF）：每晚的报备和“五必须”，没有任何孩子的信息。',
    en: 'A month’s diligence record (PDF): each night and the five musts, nothing of any child.',
  },
  listKeys: {
    zh: '验回执用的公钥，换过的旧钥也在。',
    en: 'The public keys that verify receipts, former ones included.',
  },
  readCertificate: {
    zh: '一份停机顺延证明的文件：任何人拿它都能核对，改一个字节就不真。',
    en: 'The certificate of an outage as a file that anybody can verify; one changed byte and it is not genuine.',
  },
  readCertificatePaper: { zh: '同一份证明的PDF。', en: 'The same certificate as a PDF.' },
  makePairingCode: {
    zh: '软件商要一个八位配对码：业主在“我的店”里输入它，就把这家店交给这把密钥；收回也只要一点。',
    en: 'Eight digits for a vendor: the owner who types them gives the lodging to this key, and takes it back with a tap.',
  },
  setWebhook: {
    zh: '设回执通知的地址（Standard Webhooks签名）；null为停。密钥只在这次答复里。',
    en: 'Sets where receipts and amendments are sent (signed as Standard Webhooks); null ends it. The secret is in this answer alone.',
  },
  readWebhook: { zh: '查回执通知现在的情况。', en: 'How the webhook stands.' },
  handInClue: {
    zh: '学校、平台、部门移交一条线索或一起纠纷：只有民警看得到，店里看不到。同一个Idempotency-Key再发，还是同一条。',
    en: 'A school, a platform or a department hands in a clue or a dispute; the police alone read it, never the house. The same Idempotency-Key again is the same one.',
  },
  listClues: { zh: '本单位移交过的，新的在前。', en: 'What the unit handed in, newest first.' },
  readClue: {
    zh: '一条移交的：收到、在办还是办结，和民警写给本单位的话；不说结果。',
    en: 'One of them: received, taken up or ended, with what the police wrote for the unit; never how it ended.',
  },
  addToClue: { zh: '给移交的一条补充一句。', en: 'A further line to one that was handed in.' },
  listCodes: { zh: '编号结果的全部清单。', en: 'The published list of numbered results.' },
  readDocument: { zh: '这份接口说明（OpenAPI 3.1）。', en: 'This document (OpenAPI 3.1).' },
  verify: {
    zh: '核对回执编号和短码：相符或不相符。不说种类和人数。',
    en: 'Whether a receipt’s number and short code match. Tells neither kind nor counts.',
  },
  readPreferences: { zh: '读本机的语言和大字设置。', en: 'Language and large type of this browser.' },
  setPreferences: {
    zh: '设本机的语言和大字，然后回到原来的页面。',
    en: 'Sets language and large type of this browser, then returns to the page.',
  },
  live: {
    zh: '打开的页面的实时通知（事件流）：只有单位或旅馆和种类，内容由页面再取。',
    en: 'Signs for an open page (event stream): a unit or a house and a kind; the page asks again.',
  },
});
