import { addressWith } from '#app/_ui/address.ts';
import { percentText, signedPoints as signed } from '#app/_ui/sum.ts';
import { type Column, Table } from '#app/_ui/table.tsx';
import type { Interval } from '#lib/overview/intervals.ts';
import type { UnitLine, UnitSheet } from '#lib/overview/units.ts';
import { unitsWords } from '#lib/overview/words-units.ts';
import type { Language } from '#lib/platform/i18n.ts';

type Part = { sheet: UnitSheet; language: Language };
type Measure = { key: string; head: string; of: (line: UnitLine) => number };

/** Stations of the county or beats of a station, in the order of their codes, with the sum under them. */
export function UnitTable({ sheet, language }: Part) {
  const words = unitsWords(language);
  const measures = measuresOf(language);
  return (
    <Table
      language={language}
      caption={words.title}
      rows={sheet.lines}
      rowKey={({ id }) => id ?? 'none'}
      columns={[nameColumn(sheet, language), ...measures.map(countColumn), ...shareColumns(language)]}
      className="table--units"
      foot={
        <tr>
          <th scope="row">{words.sum}</th>
          {measures.map(({ key, head, of }) => (
            <td key={key} className="r num" data-th={head}>
              {of(sheet.total)}
            </td>
          ))}
          {shareColumns(language).map(({ key, head, cell }) => (
            <td key={key} className="r num" data-th={head}>
              {cell(sheet.total)}
            </td>
          ))}
        </tr>
      }
    />
  );
}

function measuresOf(language: Language): Measure[] {
  const words = unitsWords(language);
  return [
    { key: 'expected', head: words.expected, of: (line) => line.expected },
    { key: 'filed', head: words.filed, of: (line) => line.received },
    { key: 'onTime', head: words.onTime, of: ({ counts }) => counts.onTime },
    { key: 'late', head: words.late, of: ({ counts }) => counts.late },
    { key: 'silent', head: words.silent, of: ({ counts }) => counts.silent },
    { key: 'due', head: words.due, of: ({ counts }) => counts.due },
    { key: 'excused', head: words.excused, of: ({ counts }) => counts.excused },
  ];
}

const countColumn = ({ key, head, of }: Measure): Column<UnitLine> => ({ key, head, right: true, cell: of });

function nameColumn(sheet: UnitSheet, language: Language): Column<UnitLine> {
  const words = unitsWords(language);
  const down = ({ id }: UnitLine) => {
    if (!id) return null;
    if (sheet.level === 'station')
      return addressWith('/board/units', { from: sheet.from, to: sheet.to, station: id }, {});
    return addressWith('/board', { day: sheet.to, [sheet.level]: id }, {});
  };
  return {
    key: 'name',
    head: words[sheet.level],
    bare: true,
    cell: (line) => {
      const href = down(line);
      return href ? <a href={href}>{line.name}</a> : words.noBeat;
    },
  };
}

function shareColumns(language: Language): Column<UnitLine>[] {
  const words = unitsWords(language);
  const share = (part: number | null) => (part === null ? '—' : `${percentText(part)}%`);
  const beside = (text: string, interval: Interval | null, ends: (end: number) => string) => (
    <>
      {text}
      {interval && (
        <>
          {' '}
          <span className="faint small">{words.between(ends(interval.low), ends(interval.high))}</span>
        </>
      )}
    </>
  );
  return [
    {
      key: 'completeness',
      head: words.completeness,
      right: true,
      cell: ({ completeness, intervals }) => beside(share(completeness), intervals.completeness, percentText),
    },
    {
      key: 'timeliness',
      head: words.timeliness,
      right: true,
      cell: ({ timeliness, intervals }) => beside(share(timeliness), intervals.timeliness, percentText),
    },
    {
      key: 'change',
      head: words.change,
      right: true,
      cell: ({ change, intervals }) =>
        change === null ? '—' : beside(words.points(signed(change)), intervals.completenessChange, signed),
    },
  ];
}
