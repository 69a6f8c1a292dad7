import { Code } from '#app/_ui/code.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import { dateNameWithYear } from '#lib/clock/words.ts';
import { isCategory, statuses } from '#lib/lodging/terms.ts';
import { categoryName, statusName } from '#lib/lodging/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { fileNames } from '#lib/registry/import/columns.ts';
import type { ImportResult } from '#lib/registry/import/result.ts';
import { fileWord } from '#lib/registry/import/words.ts';
import { fieldWords, importPageWords } from '#lib/registry/words-import-page.ts';
import { told } from '../../../asked.ts';
import css from '../../../office.module.css';

type Part = { result: ImportResult; language: Language };
const number = (count: number) => count.toLocaleString('en-US');
const shown = 200;

/** What each file held and what becomes of it, and what is made besides. */
export function Counts({ result, language }: Part) {
  const words = importPageWords(language);
  const { units, townships, accounts, obligations } = result.made;
  const counted = ['new', 'changed', 'unchanged'] as const;
  return (
    <Panel id="counts" title={words.counts} flush>
      <Table
        language={language}
        caption={words.counts}
        rows={fileNames.filter((file) => result.files[file].rows > 0)}
        rowKey={(file) => file}
        columns={[
          { key: 'file', head: words.file, bare: true, cell: (file) => fileWord(file, language) },
          { key: 'rows', head: words.rows, right: true, cell: (file) => number(result.files[file].rows) },
          ...counted.map((key) => ({
            key,
            head: words[key],
            right: true,
            cell: (file: (typeof fileNames)[number]) => number(result.files[file][key]),
          })),
          {
            key: 'refused',
            head: words.refusedRows,
            right: true,
            cell: (file) => number(result.files[file].refused),
          },
        ]}
      />
      <div className="panel__body">
        <Kv
          rows={[
            [words.made, words.madeText(units, townships, accounts, obligations)],
            ...(result.firstNight && result.lastNight
              ? [
                  [
                    words.nights,
                    words.nightsText(
                      dateNameWithYear(result.firstNight, language),
                      dateNameWithYear(result.lastNight, language),
                    ),
                  ] as const,
                ]
              : []),
          ]}
        />
        {result.left.length > 0 && <p className="soft small">{words.left(result.left.join(', '))}</p>}
      </div>
    </Panel>
  );
}

/** Every field of a lodging that the files say otherwise than the register, old and new. */
export function Differences({ result, language }: Part) {
  const words = importPageWords(language);
  const { differences } = result;
  if (differences.length === 0) return null;
  const names: Record<string, string> = fieldWords(language);
  const value = (field: string, text: string | number | null) => {
    const word = String(text ?? '');
    if (field === 'category' && isCategory(word)) return categoryName(word, language);
    const status = statuses.find((one) => field === 'status' && one === word);
    if (status) return statusName(status, language);
    return word === '' ? '—' : word;
  };
  return (
    <Panel id="differences" title={result.dryRun ? words.differences : words.differencesDone} flush>
      <Table
        language={language}
        caption={words.differences}
        rows={differences.slice(0, shown)}
        rowKey={({ code, field }) => `${code} ${field}`}
        columns={[
          {
            key: 'lodging',
            head: words.lodging,
            merge: ({ code }) => code,
            cell: ({ code }) => (
              <a className="num" href={`/registry/lodgings/${encodeURIComponent(code)}`}>
                {code}
              </a>
            ),
          },
          { key: 'field', head: words.field, cell: ({ field }) => names[field] ?? field },
          {
            key: 'before',
            head: words.before,
            className: css.change,
            cell: ({ field, before }) => <del>{value(field, before)}</del>,
          },
          {
            key: 'after',
            head: words.after,
            className: css.change,
            cell: ({ field, after }) => <ins>{value(field, after)}</ins>,
          },
        ]}
      />
      <Shown count={differences.length} language={language} />
    </Panel>
  );
}

/** The numbered results, row by row as a spreadsheet counts them, errors first; each says how to mend it. */
export function RowResults({ result, language }: Part) {
  const words = importPageWords(language);
  const rows = result.results.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  if (rows.length === 0) return null;
  return (
    <Panel id="rows" title={words.rowResults} flush>
      <Table
        language={language}
        caption={words.rowResults}
        rows={rows.slice(0, shown).map((row, index) => ({ ...row, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: 'place',
            head: words.row,
            cell: ({ file, row }) => (
              <span className="num">
                {file}.csv {row === 0 ? words.wholeFile : row}
              </span>
            ),
          },
          {
            key: 'column',
            head: words.column,
            cell: ({ field }) => <span className="mono small">{field}</span>,
          },
          { key: 'level', head: words.level, cell: ({ level }) => words[level] },
          { key: 'code', head: words.code, cell: ({ code }) => <Code code={code} plain /> },
          {
            key: 'problem',
            head: words.problem,
            cell: (row) => {
              const { message, cure } = told(row, language);
              return (
                <>
                  {message} {cure && <span className="soft">{cure}</span>}
                </>
              );
            },
          },
        ]}
      />
      <Shown count={result.errors + result.warnings} language={language} />
    </Panel>
  );
}

function Shown({ count, language }: { count: number; language: Language }) {
  if (count <= shown) return null;
  return (
    <div className="panel__body">
      <p className="soft small">{importPageWords(language).shownOf(shown, count)}</p>
    </div>
  );
}
