import { defineWords } from '#lib/platform/i18n.ts';

/** Each measure by its name, with how it is made: the definition stands beside the number wherever it is shown. */
export const columnWords = defineWords({
  expected: { zh: '应报', en: 'Expected' },
  expectedHow: {
    zh: '在营、已上线的旅馆每晚一份；批准歇业和暂停营业的不算。',
    en: 'One return per night and lodging that operates and is onboarded; excused nights stand outside.',
  },
  received: { zh: '已报', en: 'Received' },
  receivedHow: { zh: '按时的加迟报的。', en: 'On time and late together.' },
  completeness: { zh: '报备率', en: 'Completeness' },
  completenessHow: { zh: '已报÷应报。', en: 'Received ÷ expected.' },
  timeliness: { zh: '及时率', en: 'Timeliness' },
  timelinessHow: {
    zh: '截止前收到的÷应报；停电断网顺延的按顺延后的截止算，更正不算迟。',
    en: 'Received by the due ÷ expected; an outage moves the due, an amendment is never late.',
  },
  change: { zh: '比上期（百分点）', en: 'Change (points)' },
  changeHow: {
    zh: '报备率与上一期之差，只比两期都应报、警务区没变的同一批旅馆，上一期取同样的天数和时点；少的一期不到30晚时附95%区间（Newcombe）。',
    en: 'Completeness against the period before, over the same lodgings expected in both in the same beat, at the same age; with a 95 % interval (Newcombe) where either has under 30 nights.',
  },
  firstAct: { zh: '首次处置', en: 'First act' },
  firstActHow: {
    zh: '从第一个未报的晚上截止，到民警第一次提醒、打电话或上门的时间，取中间一件；没等处置就自己补报的不算，还没处置的按最长算。',
    en: 'From the due of the first silent night to the first reminder, call or visit by a person, the middle one; who filed by themselves before is left out, what nobody has acted on counts as longest.',
  },
  filing: { zh: '补报用时', en: 'Time to filing' },
  filingHow: {
    zh: '过了截止才收到的，从截止到收到的时间，取中间一晚；还没报的按最长算。',
    en: 'For nights not filed by the due: from the due to the return, the middle one; what is still silent counts as longest.',
  },
  chases: { zh: '催报', en: 'Chases' },
  chasesHow: {
    zh: '第一个未报的晚上在本期的催报件数。',
    en: 'Chases whose first silent night lies in the period.',
  },
  closed: { zh: '催报办结率', en: 'Chases closed' },
  closedHow: {
    zh: '其中已办结的：报齐、免报或查明情况。',
    en: 'Of these: ended by filing, excuse or a finding.',
  },
  incident: { zh: '可疑情况接手', en: 'Incidents in time' },
  incidentHow: { zh: '时限内有人签收的件数÷总件数。', en: 'Claimed within their time ÷ all.' },
  instant: { zh: '即时预警接手', en: 'Instant in time' },
  instantHow: {
    zh: '即时预警和身份待核，30分钟内有人签收的÷总数。',
    en: 'Instant alerts and pending identities claimed within 30 minutes ÷ all.',
  },
  same_day: { zh: '当日预警接手', en: 'Same-day in time' },
  same_dayHow: {
    zh: '当日预警，值班时间内30分钟有人签收的÷总数。',
    en: 'Same-day alerts claimed within 30 minutes of duty hours ÷ all.',
  },
  open: { zh: '未办结', en: 'Open' },
  openHow: { zh: '统计时刻还开着的任务和催报。', en: 'Tasks and chases that stood open at the instant.' },
  overdue: { zh: '逾期', en: 'Overdue' },
  overdueHow: {
    zh: '其中过了时限的：任务按时限，催报按第一个未报晚上截止后72小时。',
    en: 'Of these over their time: tasks by their due, chases 72 hours after the due of their first night.',
  },
  responseTime: { zh: '接手用时', en: 'Time to claim' },
});
