import type { Metadata } from 'next';
import { Code } from '#app/_ui/code.tsx';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { statusOfCode } from '#lib/gate/api/problem.ts';
import { codesFor } from '#lib/gate/api/published-codes.ts';
import { helpWords } from '#lib/gate/api/words-help.ts';
import { visitor } from '#lib/gate/enter.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import styles from '../help.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: helpWords(await languageOfRequest()).codesTitle };
}

type Listed = ReturnType<typeof codesFor>[number];

/**
 * The one list of numbered results; each can be linked to by its number. A stranger and a house are shown what filing and
 * their own pages answer with; police and office all there are.
 */
export default async function CodesHelp() {
  const [language, largeType, { session }] = await Promise.all([
    languageOfRequest(),
    largeTypeOfRequest(),
    visitor(),
  ]);
  const ofHouse = ({ role }: { role: string }) => role === 'staff' || role === 'owner';
  const reader = (session?.holdings ?? []).some((one) => !ofHouse(one)) ? 'office' : 'house';
  const words = helpWords(language);
  const preferences = {
    action: '/api/v1/preferences',
    method: 'post' as const,
    back: '/help/codes',
    largeType,
  };
  const columns: Column<Listed>[] = [
    {
      key: 'code',
      head: words.code,
      bare: true,
      cell: ({ code }) => (
        <span id={code}>
          <Code code={code} plain />
        </span>
      ),
    },
    { key: 'level', head: words.level, cell: ({ level }) => words[level] },
    { key: 'means', head: words.means, cell: ({ message }) => message },
    { key: 'cure', head: words.cure, cell: ({ cure }) => cure || '–' },
    {
      key: 'status',
      head: words.status,
      right: true,
      cell: ({ code, level, page }) => (level === 'error' && !page ? statusOfCode(code) : '–'),
    },
  ];
  return (
    <PublicShell language={language} preferences={preferences} title={words.codesTitle} wide>
      <p className={styles.intro}>{words.codesIntro}</p>
      <Table
        language={language}
        caption={words.codesTitle}
        columns={columns}
        rows={codesFor(reader, language)}
        rowKey={({ code }) => code}
        className={styles.list}
      />
    </PublicShell>
  );
}
