import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import type { EvidenceRow, QueuedAlert } from '#lib/anomaly/queries.ts';
import { alertWords } from '#lib/anomaly/words.ts';
import { chanceText } from '#lib/anomaly/words-reasons.ts';
import { dateNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { labels } from '#lib/report/words-terms.ts';

/** The stays an alert speaks of, masked as they are stored; an original is opened on the stay's own page. */
export function EvidenceTable(props: {
  evidence: readonly EvidenceRow[];
  language: Language;
  mayOpen: boolean;
}) {
  const { evidence, language, mayOpen } = props;
  const words = alertWords(language);
  return (
    <Panel
      id="evidence"
      title={words.evidence}
      flush
      end={<span className="small soft">{words.evidenceHint}</span>}
    >
      <Table
        language={language}
        caption={words.evidence}
        rows={evidence}
        rowKey={({ id }) => id}
        columns={columnsOf(language, mayOpen)}
      />
    </Panel>
  );
}

function columnsOf(language: Language, mayOpen: boolean): readonly Column<EvidenceRow>[] {
  const words = alertWords(language);
  const lodging = lodgingWords(language);
  const names = labels(language);
  const comma = commaOf(language);
  const joined = (parts: readonly unknown[]) => parts.filter(Boolean).join(comma);
  return [
    {
      key: 'checkIn',
      head: words.checkIn,
      cell: ({ values }) => <span className="num">{instantToMinute(values.checkIn, language)}</span>,
    },
    {
      key: 'lodging',
      head: words.lodging,
      cell: (row) => `${row.lodging.name} ${row.values.room ?? ''}`,
    },
    {
      key: 'minor',
      head: words.minor,
      cell: ({ values, age }) => (
        <>
          {joined([
            values.name ?? lodging.unknownName,
            values.sex && names.sex[values.sex],
            age !== null && lodging.age(age),
          ])}
          <br />
          <span className="veil mono small">{values.number}</span>
        </>
      ),
    },
    {
      key: 'adult',
      head: words.adult,
      cell: ({ values }) =>
        values.companions.length > 0
          ? joined(
              values.companions.map(({ name, relation }) =>
                lodging.companion(name ?? lodging.unknownName, relation ? names.relation[relation] : '—'),
              ),
            )
          : lodging.alone,
    },
    {
      key: 'guardian',
      head: words.guardian,
      cell: ({ values }) =>
        joined([values.guardianName, values.callResult && names.callResult[values.callResult]]),
    },
    {
      key: 'kept',
      head: words.keptUntil,
      cell: (row) => (
        <>
          <span className="num small soft">{dateNameWithYear(row.clearOn, language)}</span>{' '}
          {mayOpen && (
            <LinkButton mini icon="eye" href={`/lodgings/${row.lodging.code}/stays/${row.id}`}>
              {words.original}
            </LinkButton>
          )}
        </>
      ),
    },
  ];
}

/** What the statistics of under-reporting say, in numbers with their names; nothing for other rules. */
export function Numbers({ alert, language }: { alert: QueuedAlert; language: Language }) {
  if (alert.rule !== 'under_reporting') return null;
  const words = alertWords(language);
  const { expected, seen, nights, chance, probability, comparable, comparableRate, registered } =
    alert.evidence;
  const rows = [
    [words.expected, String(expected)],
    [words.seen, String(seen)],
    [words.span, String(nights)],
    [words.chance, chanceText(Number(chance))],
    [words.probability, chanceText(Number(probability))],
    [words.comparable, String(comparable)],
    ...(registered === undefined ? [] : ([[words.registered, String(registered)]] as const)),
    [words.comparableRate, String(comparableRate ?? '—')],
  ] as const;
  return (
    <Panel id="numbers" title={words.numbers}>
      <Kv rows={rows} />
      <p className="small soft">{words.askOnly}</p>
    </Panel>
  );
}
