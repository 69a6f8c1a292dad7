import type { Metadata } from 'next';
import { Code } from '#app/_ui/code.tsx';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { statusOfCode } from '#lib/gate/api/problem.ts';
import { type KnownResult, publishedCodes } from '#lib/gate/api/published-codes.ts';
import { helpWords } from '#lib/gate/api/words-help.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import styles from '../help.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: helpWords(await languageOfRequest()).codesTitle };
}

/** The one published list of numbered results; each can be linked to by its number. */
export default async function CodesHelp() {
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  const words = helpWords(language);
  const preferences = {
    action: '/api/v1/preferences',
    method: 'post' as const,
    back: '/help/codes',
    largeType,
  };
  const columns: Column<KnownResult>[] = [
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
    { key: 'cure', head: words.cure, cell: ({ cure }) => cure },
    {
      key: 'status',
      head: words.status,
      right: true,
      cell: ({ code, level }) => (level === 'error' ? statusOfCode(code) : '–'),
    },
  ];
  return (
    <PublicShell language={language} preferences={preferences} title={words.codesTitle} wide>
      <p className={styles.intro}>{words.codesIntro}</p>
      <Table
        language={language}
        caption={words.codesTitle}
        columns={columns}
        rows={publishedCodes(language)}
        rowKey={({ code }) => code}
        className={styles.list}
      />
    </PublicShell>
  );
}
