import { Empty } from '#app/_ui/empty.tsx';
import { type Column, Pager, Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import css from '#app/(admin)/office.module.css';
import { dateName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import {
  type LodgingLine,
  lodgingPage,
  type lodgingsWith,
  type ResultView,
  resultViews,
  type Standing,
} from '#lib/reconcile/queries.ts';
import { reconcilePageWords, resultName } from '#lib/reconcile/words-pages.ts';

const countOf = (
  one: Pick<LodgingLine, 'matched' | 'notFiled' | 'notRegistered' | 'dayDiffers' | 'twins'>,
) => ({
  not_filed: one.notFiled,
  not_registered: one.notRegistered,
  day_differs: one.dayDiffers,
  twin: one.twins,
  matched: one.matched,
});

/** The lodgings with one kind of result, those with most first. */
export function Lodgings(props: {
  found: Awaited<ReturnType<typeof lodgingsWith>>;
  standing: Standing;
  view: ResultView;
  page: number;
  language: Language;
}) {
  const { found, standing, view, page, language } = props;
  const words = reconcilePageWords(language);
  const counts = countOf(standing);
  return (
    <section className="panel" aria-label={words.results}>
      <Tabs
        label={words.results}
        items={resultViews.map((one) => ({
          href: `/reconcile?view=${one}`,
          label: resultName(one, language),
          count: counts[one],
          current: one === view,
        }))}
      />
      {found.rows.length === 0 ? (
        <Empty title={words.nothing}>{words.nothingText}</Empty>
      ) : (
        <Table
          language={language}
          caption={resultName(view, language)}
          rows={found.rows}
          rowKey={({ code }) => code}
          columns={columnsOf(language, view)}
        />
      )}
      {found.total > lodgingPage && (
        <Pager
          language={language}
          path="/reconcile"
          query={{ view }}
          page={page}
          total={found.total}
          size={lodgingPage}
        />
      )}
    </section>
  );
}

function columnsOf(language: Language, view: ResultView): readonly Column<LodgingLine>[] {
  const words = reconcilePageWords(language);
  return [
    {
      key: 'lodging',
      head: words.lodging,
      bare: true,
      className: `who ${css.tap}`,
      cell: ({ name, code }) => (
        <>
          <b>
            <a href={`/reconcile/${encodeURIComponent(code)}`}>{name}</a>
          </b>
          <span>{code}</span>
        </>
      ),
    },
    {
      key: 'count',
      head: resultName(view, language),
      right: true,
      cell: (line) => <b>{words.guests(countOf(line)[view])}</b>,
    },
    {
      key: 'nights',
      head: words.nights,
      cell: ({ nights, nightsWithout }) => words.nightsOf(nights, nightsWithout),
    },
    {
      key: 'last',
      head: words.last,
      cell: ({ last }) => <span className="num">{dateName(last, language)}</span>,
    },
    ...(view === 'matched'
      ? []
      : [
          {
            key: 'matched',
            head: resultName('matched', language),
            right: true,
            cell: ({ matched }: LodgingLine) => words.guests(matched),
          },
        ]),
  ];
}
