import { defineWords } from '#lib/platform/i18n.ts';

/** Keys with which schools, platforms and departments hand in by machine, as the administrator of accounts meets them. */
export const unitKeyWords = defineWords({
  title: { zh: '单位密钥', en: 'Keys of units' },
  hint: {
    zh: '学校、平台、部门的系统用它移交线索和纠纷，只能移交、只能看自己移交的。先在台账里有这个单位。',
    en: 'With it a system of a school, a platform or a department hands in clues and disputes, and reads its own, nothing else. The unit stands in the registry first.',
  },
  keys: { zh: '现有的', en: 'Keys' },
  none: { zh: '还没有单位密钥', en: 'No unit has a key' },
  noneText: {
    zh: '没有系统的单位，给它的联络人开一个账号就能移交。',
    en: 'A unit without a system hands in by its agent’s account.',
  },
  unit: { zh: '哪个单位', en: 'Unit' },
  source: { zh: '是什么', en: 'What it is' },
  school: { zh: '学校', en: 'School' },
  platform: { zh: '平台', en: 'Platform' },
  department: { zh: '部门', en: 'Department' },
  label: { zh: '用在哪个系统', en: 'For which system' },
  made: { zh: '生成', en: 'Made' },
  lastUsed: { zh: '最近使用', en: 'Last used' },
  never: { zh: '从未', en: 'never' },
  make: { zh: '生成密钥', en: 'Make the key' },
  end: { zh: '吊销', en: 'End it' },
  ended: { zh: '已吊销', en: 'Ended' },
});
