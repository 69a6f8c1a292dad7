import { defineWords } from '#lib/platform/i18n.ts';

export const doctorWords = defineWords({
  versions: {
    zh: (product: string, node: string, platform: string) => `守夜灯 ${product}，Node ${node}，${platform}`,
    en: (product: string, node: string, platform: string) =>
      `Nightlight ${product}, Node ${node}, ${platform}`,
  },
  noFolder: {
    zh: (folder: string) => `没有数据目录 ${folder}`,
    en: (folder: string) => `no data folder ${folder}`,
  },
  disk: {
    zh: (folder: string, free: number) => `${folder} 剩余 ${free.toFixed(1)} GB`,
    en: (folder: string, free: number) => `${free.toFixed(1)} GB free at ${folder}`,
  },
  keys: {
    zh: (missing: string, open: string) =>
      `密钥${missing ? `：还没有 ${missing}` : '齐全'}${open ? `；别人也能读 ${open}，请 chmod go= 收紧` : ''}`,
    en: (missing: string, open: string) =>
      `keys ${missing ? `not there yet: ${missing}` : 'all there'}${open ? `; others can read ${open}: chmod go= them` : ''}`,
  },
  unreachable: {
    zh: (why: string) => `数据库连不上：${why}`,
    en: (why: string) => `the database cannot be reached: ${why}`,
  },
  database: {
    zh: (version: string, mb: number, kind: string) =>
      `PostgreSQL ${version}，${mb.toFixed(0)} MB，安装类型 ${kind}`,
    en: (version: string, mb: number, kind: string) =>
      `PostgreSQL ${version}, ${mb.toFixed(0)} MB, installation ${kind}`,
  },
  migrations: {
    zh: (applied: number, wanted: number) =>
      `数据库结构 ${applied} / ${wanted}${applied === wanted ? '' : '，请重新启动以更新'}`,
    en: (applied: number, wanted: number) =>
      `migrations ${applied} of ${wanted}${applied === wanted ? '' : ': start again to bring the database up to date'}`,
  },
  clock: {
    zh: (ms: number, simulated: boolean, house: string) =>
      `数据库时钟与本机相差 ${ms} 毫秒${simulated ? `；模拟时钟，现在是 ${house}` : ''}`,
    en: (ms: number, simulated: boolean, house: string) =>
      `the database's clock is ${ms} ms off this machine's${simulated ? `; simulated, it is ${house}` : ''}`,
  },
  jobs: {
    zh: (waiting: number, active: number, failed: number) =>
      `任务：等待 ${waiting}，进行中 ${active}，失败 ${failed}`,
    en: (waiting: number, active: number, failed: number) =>
      `jobs: ${waiting} waiting, ${active} active, ${failed} failed`,
  },
  verdict: {
    zh: (unwell: number) => (unwell === 0 ? '一切正常' : `${unwell} 项需要处理`),
    en: (unwell: number) => (unwell === 0 ? 'all is well' : `${unwell} to look after`),
  },
});
