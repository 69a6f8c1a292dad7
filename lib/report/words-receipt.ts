import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The receipt, the pages of returns, and the verification a stranger makes. */
export const receiptWords = defineWords({
  received: { zh: '已收到', en: 'Received' },
  receivedOnTime: { zh: '已收到，按时', en: 'Received, on time' },
  receivedLate: {
    zh: (length: string) => `已收到，迟报${length}`,
    en: (length: string) => `Received, ${length} late`,
  },
  receivedLateRequest: { zh: '已收到，逾期补报', en: 'Received as a late request' },
  receivedAmended: { zh: (n: number) => `已更正，第${n}版`, en: (n: number) => `Amended, version ${n}` },
  unchanged: { zh: '没有变化，原回执有效', en: 'Nothing changed; the receipt stands' },
  nil: {
    zh: (night: string) => `${night} 没有新入住的未成年人`,
    en: (night: string) => `${night}: no minor checked in`,
  },
  guests: {
    zh: (night: string, n: number) => `${night} 新入住${n}位未成年人`,
    en: (night: string, n: number) => `${night}: ${plural('minor', n)} checked in`,
  },
  closed: { zh: (night: string) => `${night} 当日歇业`, en: (night: string) => `${night}: closed` },
  speaksUntil: {
    zh: (time: string) => `提前零报：只说明到${time}为止`,
    en: (time: string) => `Filed early: it speaks only until ${time}`,
  },
  receipt: { zh: '回执', en: 'Receipt' },
  number: { zh: '编号', en: 'Number' },
  shortCode: { zh: '短码', en: 'Short code' },
  shortCodeHint: {
    zh: '检查人员扫码，或在验真页输入编号和短码',
    en: 'An inspector scans it, or types number and short code on the verification page',
  },
  lodging: { zh: '住宿单位', en: 'Lodging' },
  night: { zh: '报备日', en: 'Night' },
  acceptedAt: { zh: '收到', en: 'Accepted' },
  firstAcceptedAt: { zh: '第一次收到', en: 'First accepted' },
  filedBy: { zh: '谁报的', en: 'Filed by' },
  channel: { zh: '怎么报的', en: 'Filed through' },
  version: { zh: '版本', en: 'Version' },
  versionN: { zh: (n: number) => `第${n}版`, en: (n: number) => `Version ${n}` },
  fingerprint: { zh: '指纹 SHA-256', en: 'Fingerprint SHA-256' },
  signature: { zh: '签名', en: 'Signature' },
  stays: { zh: '登记的未成年人', en: 'Minors registered' },
  saveImage: { zh: '存图片', en: 'Save as picture' },
  print: { zh: '打印', en: 'Print' },
  download: { zh: '下载回执文件', en: 'Download the receipt file' },
  next: { zh: '接下来', en: 'What next' },
  nextNight: {
    zh: (night: string, from: string) => `${night}的，${from}起可以报零`,
    en: (night: string, from: string) => `${night}: a nil can be filed from ${from}`,
  },
  whatStrangersSee: {
    zh: '别人验真只看到：真假、店名、哪一晚、第几版、几点收到；看不到类别、人数和任何孩子的信息',
    en: 'A stranger learns match or no match, house, night, version and time; neither kind nor counts nor anything of a child',
  },
  clearOn: {
    zh: (date: string) => `姓名、号码、电话${date}清除`,
    en: (date: string) => `Names, numbers and phones are cleared on ${date}`,
  },
  cleared: { zh: '个人信息已到期清除', en: 'Personal data were cleared' },
  backToDesk: { zh: '回到前台', en: 'Back to the desk' },
});

/** A month of receipts in one file. */
export const bundleWords = defineWords({
  title: { zh: (month: string) => `${month} 回执汇总`, en: (month: string) => `Receipts of ${month}` },
  heading: { zh: '这个月的回执', en: 'The receipts of this month' },
  pdf: { zh: '下载PDF', en: 'PDF' },
  csv: { zh: '下载表格（CSV）', en: 'Sheet (CSV)' },
  files: { zh: '下载回执文件', en: 'Receipt files' },
  text: {
    zh: '每晚每一版一张，可以存档，也可以给检查人员看。回执文件能逐张核对真伪。',
    en: 'One for each night and version, to keep or to show. The receipt files can be verified one by one.',
  },
  kind: { zh: '类别', en: 'Kind' },
  count: { zh: '人数', en: 'Count' },
  keyId: { zh: '签名密钥', en: 'Signing key' },
  receipts: { zh: '回执', en: 'Receipts' },
  nights: { zh: '报备的夜', en: 'Nights filed' },
  takenAt: { zh: '导出', en: 'Taken' },
  how: {
    zh: (address: string) =>
      `核对：打开 ${address} ，输入编号和短码；或者上传回执文件，核对签名、类别和人数。`,
    en: (address: string) =>
      `To verify: open ${address} and type number and short code, or upload the receipt file, which checks signature, kind and counts.`,
  },
  noChild: {
    zh: '这里没有任何孩子的信息。回执只证明：哪一晚、第几版、几点收到，内容的指纹是什么。',
    en: 'Nothing of any child stands here. A receipt proves night, version, time of acceptance and the fingerprint of the content.',
  },
});

/** Pages of the returns: the month, a night with its versions and differences. */
export const reportsWords = defineWords({
  title: { zh: '报备记录', en: 'Returns' },
  month: {
    zh: (year: number, month: number) => `${year}年${month}月`,
    en: (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`,
  },
  none: { zh: '这一晚没有报备', en: 'Nothing was filed for this night' },
  amend: { zh: '更正', en: 'Amend' },
  amendUntil: {
    zh: (until: string) => `${until}以前可以随时更正，不算迟报`,
    en: (until: string) => `Amend freely until ${until}; that is never late`,
  },
  amendLate: { zh: '已过更正期，要写明原因', en: 'The time to amend freely is over: a reason is needed' },
  versions: { zh: '各版', en: 'Versions' },
  difference: { zh: '和上一版的差别', en: 'Changes from the version before' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '去掉', en: 'Removed' },
  changed: { zh: '改动', en: 'Changed' },
  before: { zh: '原来', en: 'Before' },
  after: { zh: '现在', en: 'Now' },
  kindChanged: {
    zh: (from: string, to: string) => `由“${from}”改为“${to}”`,
    en: (from: string, to: string) => `From “${from}” to “${to}”`,
  },
  lateReason: { zh: '迟报原因', en: 'Reason for being late' },
  draftedOffline: { zh: (at: string) => `离线时写好：${at}`, en: (at: string) => `Drafted offline at ${at}` },
  bothVersions: {
    zh: '别人刚报过。下面是现在的一版和您填的，都还在；看过再提交一次',
    en: 'Someone filed meanwhile. The version that stands and yours are both below; look and submit again',
  },
  theirs: { zh: '现在的一版', en: 'The version that stands' },
  yours: { zh: '您填的', en: 'Yours' },
  fileTogether: { zh: '一起提交', en: 'File both together' },
});

/** The public page where anybody checks a receipt. */
export const verifyWords = defineWords({
  title: { zh: '回执验真', en: 'Verify a receipt' },
  ask: { zh: '输入编号和短码，或上传回执文件', en: 'Type number and short code, or upload the receipt file' },
  check: { zh: '验真', en: 'Verify' },
  match: { zh: '真实：和平台保存的一致', en: 'Match: it is as the service keeps it' },
  noMatch: { zh: '不一致：编号、短码或内容对不上', en: 'No match: number, code or content do not fit' },
  amended: { zh: '真实，但后来更正过，有新的一版', en: 'Match, but amended since: a later version stands' },
  tooMany: { zh: '试得太多了，过一会儿再来', en: 'Too many tries; come back in a while' },
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
