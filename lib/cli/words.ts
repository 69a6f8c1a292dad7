import { defineWords } from '#lib/platform/i18n.ts';

/** What the command line says of itself; each command's own sentences stand in words-*.ts. */
export const cliWords = defineWords({
  title: { zh: '守夜灯命令行', en: 'Nightlight command line' },
  usage: { zh: '用法', en: 'Usage' },
  how: {
    zh: 'npm run nightlight -- 命令 [选项]',
    en: 'npm run nightlight -- COMMAND [OPTIONS]',
  },
  everywhere: {
    zh: '每条命令都有：--json 结果为 JSON；--lang zh|en 语言；--county CODE 六位县级代码（只有一个县时可省略）',
    en: 'Every command takes --json (result as JSON), --lang zh|en, and --county CODE (six digits; may be left out where there is one county)',
  },
  exits: {
    zh: '退出码：0 完成；1 出错；2 用法不对；3 有行被拒绝或检查未通过',
    en: 'Exit codes: 0 done; 1 a fault; 2 used wrongly; 3 rows were refused or a check failed',
  },
  unknown: {
    zh: (name: string) => `没有“${name}”这条命令。`,
    en: (name: string) => `There is no command "${name}".`,
  },
  missing: { zh: (name: string) => `缺少 ${name}。`, en: (name: string) => `${name} is missing.` },
  tooMany: {
    zh: (word: string) => `多余的参数：${word}`,
    en: (word: string) => `One argument too many: ${word}`,
  },
  badDay: {
    zh: (name: string, text: string) => `${name} ${text} 不是日期，请写成 2026-11-20。`,
    en: (name: string, text: string) => `${name} ${text} is no date; write it as 2026-11-20.`,
  },
  badCounty: {
    zh: (text: string) => `--county ${text} 不对，请写六位县级代码，例如 430524。`,
    en: (text: string) => `--county ${text} is no county; write its six digits, such as 430524.`,
  },
  noCounty: {
    zh: '这个安装还没有县，请先导入或用 --county 指明。',
    en: 'This installation has no county yet; import one first or name it with --county.',
  },
  manyCounties: {
    zh: (list: string) => `这个安装有几个县（${list}），请用 --county 指明。`,
    en: (list: string) => `This installation has several counties (${list}); name one with --county.`,
  },
  noDatabase: {
    zh: '没有数据库地址，请用 npm run nightlight -- … 运行。',
    en: 'No database was given; run it as npm run nightlight -- …',
  },
  noLodging: {
    zh: (code: string) => `没有编码为 ${code} 的旅馆。`,
    en: (code: string) => `There is no lodging with the code ${code}.`,
  },
  fault: { zh: (text: string) => `出错：${text}`, en: (text: string) => `Fault: ${text}` },
});
