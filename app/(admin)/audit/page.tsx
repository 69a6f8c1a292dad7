import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, type Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { FilterSearch, FilterSelect, Filters } from '#app/_ui/filters.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Pager, Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { anchorList } from '#lib/audit/anchor-list.ts';
import { actorName, actsInBook, pageSize, searchBook } from '#lib/audit/queries.ts';
import { bookWords } from '#lib/audit/words.ts';
import { actName } from '#lib/audit/words-acts.ts';
import { auditWords } from '#lib/audit/words-pages.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import css from '../office.module.css';
import { verify } from './actions.ts';
import { filtersOf } from './address.ts';
import { Anchors } from './anchors.tsx';
import { columnsOf } from './columns.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: bookWords(await languageOfRequest()).title };
}

/** The house book: who did what, when; ids, codes and counts only. The auditor searches it and has it verified. */
export default async function Audit({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = filtersOf(await searchParams);
  if (!asked) notFound();
  const { query, filters } = asked;
  const { book, acts, anchors, only } = await enter('audit:read', async (pass) => ({
    book: await searchBook(pass, filters),
    acts: await actsInBook(pass),
    anchors: await anchorList(pass),
    only: filters.actor ? await actorName(pass, filters.actor) : null,
  }));
  const language = await languageOfRequest();
  const words = bookWords(language);
  const page = auditWords(language);
  const here = { path: '/audit', query };
  return (
    <>
      <PageHead
        title={words.title}
        beside={<p className="soft">{page.lines(book.total)}</p>}
        end={
          <>
            <LinkButton mini href="/holds">
              {page.keeping}
            </LinkButton>
            <LinkButton mini icon="down-tray" href={addressWith('/audit/export', query, { page: undefined })}>
              {page.export}
            </LinkButton>
          </>
        }
      />
      <div className="cols">
        <Panel id="book" title={words.title} titleHidden flush>
          <BookFilters {...{ language, query, acts }} />
          {filters.actor && (
            <div className="actbar">
              <p>{page.onlyOf(only ?? page.somebody)}</p>
              <a href={addressWith('/audit', query, { actor: undefined, page: undefined })}>{page.notOnly}</a>
            </div>
          )}
          {book.lines.length === 0 ? (
            <Empty icon="search" title={words.nothing}>
              {page.noneText}
            </Empty>
          ) : (
            <Table
              language={language}
              caption={words.title}
              rows={book.lines}
              rowKey={({ chain, month, seq }) => `${chain} ${month} ${seq}`}
              columns={columnsOf(language, query)}
            />
          )}
          <Pager language={language} {...here} page={book.page} total={book.total} size={pageSize} />
        </Panel>
        <div className="stack">
          <Panel id="verify" title={page.verify}>
            <AskForm id="now" language={language} action={verify} submit={page.verifyNow} asks={[]} again>
              <p className="hint">{page.verifyText}</p>
            </AskForm>
          </Panel>
          <Anchors {...{ anchors, language }} />
        </div>
      </div>
    </>
  );
}

function BookFilters({
  language,
  query,
  acts,
}: {
  language: Language;
  query: Query;
  acts: readonly string[];
}) {
  const words = auditWords(language);
  const one = (key: string) => (typeof query[key] === 'string' ? query[key] : undefined);
  const set = Object.keys(query).some((key) => key !== 'page');
  return (
    <Filters
      language={language}
      action="/audit"
      keep={{ actor: query.actor }}
      resetHref={set ? '/audit' : undefined}
    >
      {(['from', 'to'] as const).map((name) => (
        <span key={name} className={css.dates}>
          <label htmlFor={`book-${name}`}>{name === 'from' ? words.fromDate : words.toDate}</label>
          <input className="input" id={`book-${name}`} type="date" name={name} defaultValue={one(name)} />
        </span>
      ))}
      <FilterSelect
        name="act"
        label={bookWords(language).act}
        value={one('act')}
        options={[
          { value: '', label: words.actAny },
          ...acts.map((value) => ({ value, label: actName(value, language) })),
        ]}
      />
      <FilterSearch name="lodging" label={words.lodgingCode} value={one('lodging')} />
      <FilterSearch name="subject" label={words.subjectId} value={one('subject')} />
    </Filters>
  );
}
