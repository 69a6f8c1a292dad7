import { addressWith } from '#app/_ui/address.ts';
import { Scroll } from '#app/_ui/scroll.tsx';
import { Table, type Column as TableColumn } from '#app/_ui/table.tsx';
import { type Column, columnsIn } from '#lib/overview/evaluation/columns.ts';
import type { Evaluation, EvaluationLine, TrendPoint } from '#lib/overview/evaluation/evaluation.ts';
import type { Measures } from '#lib/overview/evaluation/measures.ts';
import { periodName } from '#lib/overview/evaluation/names.ts';
import { lineName } from '#lib/overview/evaluation/paper.ts';
import { evaluationWords } from '#lib/overview/evaluation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

type Part = { evaluation: Evaluation; language: Language };

/** Each number of the period with its definition beside it. */
export function Numbers({ evaluation, language }: Part) {
  return (
    <dl className="measures">
      {columnsIn(language).map((column) => (
        <div key={column.key}>
          <dt>{column.head}</dt>
          <dd className={column.grey(evaluation.total) ? 'of num of--few' : 'of num'}>
            {column.text(evaluation.total)}
          </dd>
          <dd className="small num">{column.beside(evaluation.total)}</dd>
          <dd className="how">{column.how}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Stations of the county or beats of a station in the order of their codes, or one page of them, with the sum of all under them. */
export function UnitsTable({
  evaluation,
  language,
  plain = false,
  lines = evaluation.lines,
}: Part & { plain?: boolean; lines?: readonly EvaluationLine[] }) {
  const words = evaluationWords(language);
  const columns = columnsIn(language).filter(({ key }) => key !== 'received');
  const name = (line: EvaluationLine) => {
    const shown = lineName(line.name, language);
    if (plain || !line.id || evaluation.level === 'beat') return shown;
    return (
      <a href={addressWith('/evaluation', { period: evaluation.period.key, station: line.id }, {})}>
        {shown}
      </a>
    );
  };
  return (
    <Scroll label={words.units}>
      <Table
        language={language}
        caption={words.units}
        rows={lines}
        rowKey={({ id }) => id ?? 'none'}
        columns={[
          { key: 'name', head: words.unit, bare: true, cell: name },
          ...columns.map((column) => shown(column, ({ measures }: EvaluationLine) => measures)),
        ]}
        className="table--units"
        foot={
          <tr>
            <th scope="row">{words.total}</th>
            {columns.map((column) => (
              <td key={column.key} className="r num" data-th={column.head}>
                <Cell {...{ column }} of={evaluation.total} />
              </td>
            ))}
          </tr>
        }
      />
    </Scroll>
  );
}

const inTrend: readonly string[] = [
  'expected',
  'completeness',
  'timeliness',
  'firstAct',
  'filing',
  'chases',
  'closed',
];

/** The figures of the charts. */
export function TrendTable({ evaluation, language }: Part) {
  const words = evaluationWords(language);
  const columns = columnsIn(language).filter(({ key }) => inTrend.includes(key));
  return (
    <Scroll label={words.trend}>
      <Table
        language={language}
        caption={words.trend}
        rows={evaluation.trend.toReversed()}
        rowKey={({ period }) => period.key}
        columns={[
          {
            key: 'period',
            head: words.period,
            bare: true,
            cell: ({ period }) => periodName(period, language),
          },
          ...columns.map((column) => shown(column, ({ measures }: TrendPoint) => measures)),
        ]}
        className="table--units"
      />
    </Scroll>
  );
}

const shown = <Row,>(column: Column, of: (row: Row) => Measures): TableColumn<Row> => ({
  key: column.key,
  head: column.head,
  right: true,
  cell: (row) => <Cell {...{ column }} of={of(row)} />,
});

/** A number, grey where it is too little to compare, with the interval that belongs to it. */
function Cell({ column, of }: { column: Column; of: Measures }) {
  const grey = column.grey(of);
  const beside = grey ? column.beside(of) : null;
  return (
    <>
      <span className={grey ? 'of--few' : undefined}>{column.text(of)}</span>
      {beside && <span className="faint small"> {beside}</span>}
    </>
  );
}
