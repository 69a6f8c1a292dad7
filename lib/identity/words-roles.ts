import type { Rank, Role } from '#lib/access/permissions.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';

type Phrase = { zh: string; en: string };

/** The roles by their names in words.md. */
export const roleWords = defineWords({
  staff: { zh: '前台', en: 'Front desk' },
  owner: { zh: '业主（房东）', en: 'Owner' },
  officer: { zh: '社区民警、辅警', en: 'Community officer' },
  duty: { zh: '值班室', en: 'Duty post' },
  chief: { zh: '派出所所长', en: 'Station chief' },
  supervisor: { zh: '行业场所管理（治安大队）', en: 'Industry supervision' },
  publisher: { zh: '通知发布员', en: 'Publisher' },
  agent: { zh: '部门联络岗', en: 'Department agent' },
  sysadmin: { zh: '系统管理员', en: 'System administrator' },
  secadmin: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计管理员', en: 'Audit administrator' },
} satisfies Record<Role, Phrase>);

/** Police or auxiliary. */
export const rankWords = defineWords({
  police: { zh: '民警', en: 'Police' },
  auxiliary: { zh: '辅警', en: 'Auxiliary' },
} satisfies Record<Rank, Phrase>);

/** A role as it is held: 社区民警 or 社区辅警 apart, since the law tells them apart (product.md, People). */
export function roleName(language: Language, role: Role, rank: string | null): string {
  const words = roleWords(language);
  if (role === 'officer' && language === 'zh-CN') return rank === 'auxiliary' ? '社区辅警' : '社区民警';
  if (rank !== 'police' && rank !== 'auxiliary') return words[role];
  const name = rankWords(language)[rank];
  return language === 'en' ? `${words[role]} (${name.toLowerCase()})` : `${words[role]}（${name}）`;
}
