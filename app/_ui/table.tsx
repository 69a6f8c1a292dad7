import { Fragment, type ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { addressWith, pagesAround, type Query } from './address.ts';
import { Icon } from './icons.tsx';
import { runsOf } from './runs.ts';
import { uiWords } from './words.ts';

export type Column<Row> = {
  key: string;
  /** Seen in the head on a wide screen and before the value on a phone. */
  head: string;
  headHidden?: boolean;
  cell: (row: Row) => ReactNode;
  /** Neighbouring rows with the same text share one cell, which names them. */
  merge?: (row: Row) => string;
  /** The value of `sort` in the address that orders by this column. */
  sort?: string;
  right?: boolean;
  onlyWide?: boolean;
  /** Leaves out the head before the value on a phone. */
  bare?: boolean;
  className?: string;
};

export type RowGroup<Row> = { key: string; head?: ReactNode; rows: readonly Row[] };

export type TableProps<Row> = {
  language: Language;
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where the sort links lead; without it heads are plain. `sort` in the query is a key, with a leading '-' downwards. */
  address?: { path: string; query: Query };
  className?: string;
  /** A last row, such as a sum. */
  foot?: ReactNode;
} & ({ rows: readonly Row[] } | { groups: readonly RowGroup<Row>[] });

/** Rows under a head that stays in sight; on a phone each row is a card and heads stand before their values. */
export function Table<Row>(props: TableProps<Row>) {
  const groups = 'groups' in props ? props.groups : [{ key: 'all', rows: props.rows }];
  const sorted = props.address !== undefined && props.columns.some((column) => column.sort);
  const merged = props.columns.some((column) => column.merge);
  const classes = ['table', props.className, sorted && 'table--sorted', merged && 'table--merged']
    .filter(Boolean)
    .join(' ');
  return (
    <table className={classes}>
      <caption className="sr">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <Head key={column.key} column={column} address={props.address} />
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.key}>
            {group.head && (
              <tr className="group">
                <th colSpan={props.columns.length} scope="rowgroup">
                  <div className="group__in">{group.head}</div>
                </th>
              </tr>
            )}
            <Rows columns={props.columns} rows={group.rows} rowKey={props.rowKey} />
          </Fragment>
        ))}
      </tbody>
      {props.foot && <tfoot>{props.foot}</tfoot>}
    </table>
  );
}

function Rows<Row>(props: Pick<TableProps<Row>, 'columns' | 'rowKey'> & { rows: readonly Row[] }) {
  const runs = new Map(
    props.columns.flatMap((column) => (column.merge ? [[column.key, runsOf(props.rows, column.merge)]] : [])),
  );
  return props.rows.map((row, index) => (
    <tr key={props.rowKey(row)}>
      {props.columns.map((column) => {
        const run = runs.get(column.key)?.[index];
        if (run === 0) return null;
        if (run !== undefined) {
          return (
            <th key={column.key} scope="rowgroup" rowSpan={run} className="beat">
              {column.cell(row)}
            </th>
          );
        }
        return (
          <td
            key={column.key}
            className={
              [column.className, column.right && 'r num', column.onlyWide && 'only-wide']
                .filter(Boolean)
                .join(' ') || undefined
            }
            data-th={column.bare || column.headHidden ? undefined : column.head}
          >
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  ));
}

function Head<Row>({ column, address }: { column: Column<Row>; address?: { path: string; query: Query } }) {
  const className =
    [column.right && 'r', column.onlyWide && 'only-wide', column.sort && 'sortable']
      .filter(Boolean)
      .join(' ') || undefined;
  const name = column.headHidden ? <span className="sr">{column.head}</span> : column.head;
  if (!address || !column.sort) {
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    );
  }
  const now = address.query.sort;
  const [up, down] = [now === column.sort, now === `-${column.sort}`];
  const next = up ? `-${column.sort}` : column.sort;
  const direction = up ? 'ascending' : down ? 'descending' : undefined;
  return (
    <th scope="col" className={className} aria-sort={direction}>
      <a className="sort" href={addressWith(address.path, address.query, { sort: next, page: undefined })}>
        {name}
        {direction && <Icon name={up ? 'up' : 'down'} />}
      </a>
    </th>
  );
}

/** Fifty to a page: where one is, the neighbours and the ends, with every other key of the address kept. */
export function Pager(props: {
  language: Language;
  path: string;
  query: Query;
  page: number;
  total: number;
  size?: number;
}) {
  const { page, total, size = 50 } = props;
  const words = uiWords(props.language);
  const pages = Math.max(1, Math.ceil(total / size));
  const to = (n: number) => addressWith(props.path, props.query, { page: n === 1 ? undefined : String(n) });
  if (total === 0) return null;
  return (
    <nav className="pager" aria-label={words.pages}>
      <p>{words.showing((page - 1) * size + 1, Math.min(page * size, total), total)}</p>
      {pages > 1 && (
        <ol>
          {page > 1 && (
            <li>
              <a href={to(page - 1)} rel="prev">
                {words.earlierPage}
              </a>
            </li>
          )}
          {pagesAround(page, pages).map((n, index) => (
            <li key={n ?? `gap-${index}`}>
              {n === undefined && <span>…</span>}
              {n === page && <span aria-current="page">{n}</span>}
              {n !== undefined && n !== page && <a href={to(n)}>{n}</a>}
            </li>
          ))}
          {page < pages && (
            <li>
              <a href={to(page + 1)} rel="next">
                {words.laterPage}
              </a>
            </li>
          )}
        </ol>
      )}
    </nav>
  );
}
