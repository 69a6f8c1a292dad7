import { addressWith, type Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { FilterSearch, FilterSelect, Filters } from '#app/_ui/filters.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { StateMark } from '#app/_ui/state.tsx';
import type { State } from '#app/_ui/states.ts';
import { Pager, type RowGroup, Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { remindWords } from '#lib/chase/words-remind.ts';
import { categories } from '#lib/lodging/terms.ts';
import { categoryName } from '#lib/lodging/words.ts';
import { type Board, type BoardRow, boardPageSize, listCounts } from '#lib/overview/board.ts';
import { groupedBy } from '#lib/overview/grouped.ts';
import { type BoardState, boardStates } from '#lib/overview/inputs.ts';
import { expectedOf, receivedOf } from '#lib/overview/marks.ts';
import type { SavedView } from '#lib/overview/views/views.ts';
import { boardWords } from '#lib/overview/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { columnsFor } from './columns.tsx';
import type { Pursuit } from './contact.tsx';
import { Views } from './views.tsx';

export type Part = { board: Board; query: Query; language: Language };

const mark: Record<BoardState, State> = {
  silent: 'silent',
  due: 'due',
  late: 'late',
  filed: 'filed',
  excused: 'excused',
};

/** The list of one state with its tabs, its filters and its pages; every choice stands in the address. */
export function BoardList(props: Part & { views: readonly SavedView[]; pursuit: Pursuit }) {
  const { board, views, pursuit, query, language } = props;
  const words = boardWords(language);
  const byPlace = !query.sort || query.sort === 'place';
  const table = {
    language,
    caption: words.list,
    columns: columnsFor(board, pursuit, language),
    rowKey: (row: BoardRow) => row.code,
    address: { path: '/board', query },
    className: 'table--silent',
  };
  return (
    <Panel id="list" title={words.list} titleHidden flush>
      <div className="listhead">
        <BoardTabs {...{ board, query, language }} />
        {board.state === 'silent' && board.total > 0 && (
          <LinkButton
            mini
            look="lamp"
            icon="bell"
            href={addressWith('/chases/remind', query, {
              state: undefined,
              page: undefined,
              sort: undefined,
            })}
          >
            {remindWords(language).remindAll}
          </LinkButton>
        )}
      </div>
      <BoardFilterForm {...{ board, query, language }} />
      <Views {...{ views, query, language }} />
      {board.moved.away + board.moved.brought > 0 && (
        <p className="panel__body small soft">{words.movedSince(board.moved.away, board.moved.brought)}</p>
      )}
      {board.rows.length === 0 && <NoRows {...{ board, query, language }} />}
      {board.rows.length > 0 && byPlace && <Table {...table} groups={stationGroups(board, language)} />}
      {board.rows.length > 0 && !byPlace && <Table {...table} rows={board.rows} />}
      {board.total > boardPageSize && (
        <Pager
          language={language}
          path="/board"
          query={query}
          page={board.page}
          total={board.total}
          size={boardPageSize}
        />
      )}
    </Panel>
  );
}

function BoardTabs({ board, query, language }: Part) {
  const words = boardWords(language);
  const counts = listCounts(board.counts);
  const label: Record<BoardState, string> = {
    silent: words.silent,
    due: words.dueTab,
    late: words.late,
    filed: words.filed,
    excused: words.excused,
  };
  const shown = boardStates.filter((state) => state !== 'due' || counts.due > 0 || board.state === 'due');
  return (
    <Tabs
      label={words.byState}
      items={shown.map((state) => ({
        href: addressWith('/board', query, { state, page: undefined, sort: undefined }),
        label: label[state],
        state: mark[state],
        count: counts[state],
        current: state === board.state,
      }))}
    />
  );
}

function BoardFilterForm({ board, query, language }: Part) {
  const words = boardWords(language);
  const one = (key: string) => (typeof query[key] === 'string' ? query[key] : undefined);
  const named = board.stations.flatMap(({ id, name }) => (id ? [{ value: id, label: name }] : []));
  const set = ['category', 'township', 'station', 'beat', 'tag', 'streak', 'q'].some((key) => query[key]);
  const stationOf = (id: string | null) => board.stations.find((station) => station.id === id)?.name ?? '';
  return (
    <Filters
      language={language}
      action="/board"
      keep={{ state: query.state, sort: query.sort }}
      resetHref={set ? addressWith('/board', {}, { day: one('day'), state: one('state') }) : undefined}
    >
      <input
        className="input"
        type="date"
        name="day"
        aria-label={words.list}
        defaultValue={board.day}
        max={board.running}
      />
      {named.length > 1 && (
        <FilterSelect
          name="station"
          label={words.station}
          value={one('station')}
          options={[{ value: '', label: words.allStations }, ...named]}
        />
      )}
      {board.beats.length > 1 && (named.length <= 1 || one('station') || one('beat')) && (
        <FilterSelect
          name="beat"
          label={words.beat}
          value={one('beat')}
          options={[
            { value: '', label: words.allBeats },
            ...board.beats.map(({ id, name, parentId }) => ({
              value: id,
              label: named.length > 1 && !one('station') ? `${stationOf(parentId)} ${name}` : name,
            })),
          ]}
        />
      )}
      {board.townships.length > 1 && (
        <FilterSelect
          name="township"
          label={words.township}
          value={one('township')}
          options={[
            { value: '', label: words.allTownships },
            ...board.townships.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      <FilterSelect
        name="category"
        label={words.category}
        value={one('category')}
        options={[
          { value: '', label: words.allCategories },
          ...categories.map((one) => ({ value: one, label: categoryName(one, language) })),
        ]}
      />
      {board.tags.length > 0 && (
        <FilterSelect
          name="tag"
          label={words.tag}
          value={one('tag')}
          options={[
            { value: '', label: words.allTags },
            ...board.tags.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {board.state === 'silent' && (
        <FilterSelect
          name="streak"
          label={words.streak}
          value={one('streak')}
          options={[
            { value: '', label: words.anyStreak },
            ...[2, 3, 5, 7].map((n) => ({ value: String(n), label: words.streakFrom(n) })),
          ]}
        />
      )}
      <FilterSearch name="q" label={words.searchShort} value={one('q')} />
    </Filters>
  );
}

/** Rows under their stations, each with its own sum: expected, received, silent. */
function stationGroups(board: Board, language: Language): RowGroup<BoardRow>[] {
  const words = boardWords(language);
  return [...groupedBy(board.rows, ({ stationId }) => stationId)].map(([id, rows]) => {
    const station = board.stations.find((one) => one.id === id);
    const counts = station?.counts;
    return {
      key: id ?? 'none',
      rows,
      head: (
        <>
          <b>{station?.name || words.noBeat}</b>
          {counts && <span>{words.stationSum(expectedOf(counts), receivedOf(counts))}</span>}
          {counts && counts.silent > 0 && (
            <StateMark state="silent" language={language}>
              {words.silentCount(counts.silent)}
            </StateMark>
          )}
          {counts && counts.due > 0 && (
            <StateMark state="due" language={language}>
              {words.dueCount(counts.due)}
            </StateMark>
          )}
        </>
      ),
    };
  });
}

function NoRows({ board, query, language }: Part) {
  const words = boardWords(language);
  const filtered = ['category', 'township', 'station', 'beat', 'tag', 'streak', 'q', 'page'].some(
    (key) => query[key],
  );
  if (filtered) return <Empty icon="search" title={words.emptySilentFiltered} />;
  if (board.stations.length === 0)
    return (
      <Empty icon="pin" title={words.nobody}>
        {words.nobodyHint}
      </Empty>
    );
  if (expectedOf(board.counts) === 0) return <Empty icon="cal" title={words.notExpected} />;
  if (board.state === 'silent') {
    return <Empty title={words.emptySilent}>{board.counts.due === 0 ? words.emptySilentHint : null}</Empty>;
  }
  return <Empty title={words.emptyList}>{board.state === 'due' ? words.emptyDueHint : null}</Empty>;
}
