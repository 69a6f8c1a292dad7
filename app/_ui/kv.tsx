import { Fragment, type ReactNode } from 'react';

/** Names are unique within a list; an empty value is shown as a dash, so that a gap is not taken for a fault. */
export type Pairs = readonly (readonly [name: string, value: ReactNode])[];

/** Name and value pairs with names in a fixed column. */
export function Kv({ rows }: { rows: Pairs }) {
  return <dl className="kv">{pairs(rows)}</dl>;
}

/** The same with names only as wide as they are long, for a receipt. */
export function Facts({ rows }: { rows: Pairs }) {
  return <dl className="facts">{pairs(rows)}</dl>;
}

function pairs(rows: Pairs) {
  return rows.map(([name, value]) => (
    <Fragment key={name}>
      <dt>{name}</dt>
      <dd>{value === undefined || value === null || value === '' ? '—' : value}</dd>
    </Fragment>
  ));
}
