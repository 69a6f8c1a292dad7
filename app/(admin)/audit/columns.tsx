import { addressWith, type Query } from '#app/_ui/address.ts';
import type { Column } from '#app/_ui/table.tsx';
import type { BookLine } from '#lib/audit/queries.ts';
import { bookWords } from '#lib/audit/words.ts';
import { actName } from '#lib/audit/words-acts.ts';
import { auditWords } from '#lib/audit/words-pages.ts';
import { instantNameWithYear } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import css from '../office.module.css';

/** Who a line is by: the person, or what kind of hand it was. */
export function whoOf(line: BookLine, language: Language): string {
  const words = bookWords(language);
  if (line.actorKind === 'job') return words.job;
  if (line.actorKind === 'key') return words.key;
  return line.actorName ?? auditWords(language).somebody;
}

/** A value of a line's details in one text. */
const detailText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The columns of the house book. */
export function columnsOf(language: Language, query: Query): readonly Column<BookLine>[] {
  const words = bookWords(language);
  const page = auditWords(language);
  const only = (changes: Query) => addressWith('/audit', query, { ...changes, page: undefined });
  return [
    {
      key: 'at',
      head: words.when,
      cell: ({ at }) => <span className="num small">{instantNameWithYear(at, language)}</span>,
    },
    {
      key: 'who',
      head: words.who,
      className: css.tap,
      cell: (line) =>
        line.actor && line.actorKind === 'person' ? (
          <a href={only({ actor: line.actor })} aria-label={page.onlyOfPerson(whoOf(line, language))}>
            {whoOf(line, language)}
          </a>
        ) : (
          <span className="nowrap">{whoOf(line, language)}</span>
        ),
    },
    {
      key: 'act',
      head: words.act,
      bare: true,
      className: 'who',
      cell: ({ act }) => <b>{actName(act, language)}</b>,
    },
    {
      key: 'lodging',
      head: words.lodging,
      className: css.tap,
      cell: ({ lodging }) =>
        lodging && (
          <a href={only({ lodging: lodging.code })}>
            {lodging.name} <span className="num small">{lodging.code}</span>
          </a>
        ),
    },
    {
      key: 'more',
      head: words.detail,
      headHidden: true,
      cell: (line) => (
        <details className={css.opens}>
          <summary className="small">{page.more}</summary>
          <dl className={css.detail}>
            <dt>{words.subject}</dt>
            <dd className="mono">
              {line.subjectKind} <a href={only({ subject: line.subjectId })}>{line.subjectId}</a>
            </dd>
            {Object.entries(line.detail).flatMap(([name, value]) => [
              <dt key={name}>{name}</dt>,
              <dd key={`${name} value`} className="mono">
                {detailText(value)}
              </dd>,
            ])}
            <dt>{words.place}</dt>
            <dd>{words.at(line.chain, line.month, line.seq)}</dd>
            <dt>{page.request}</dt>
            <dd className="mono">{line.requestId}</dd>
            <dt>{page.hash}</dt>
            <dd className="mono">{line.hash}</dd>
          </dl>
        </details>
      ),
    },
  ];
}
