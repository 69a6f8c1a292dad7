import { addressWith } from '#app/_ui/address.ts';
import { Feed } from '#app/_ui/feed.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Legend } from '#app/_ui/state.tsx';
import { stateOf, states } from '#app/_ui/states.ts';
import { percentText } from '#app/_ui/sum.ts';
import { Table } from '#app/_ui/table.tsx';
import { Tilemap, TilemapKey } from '#app/_ui/tilemap.tsx';
import { addDays } from '#lib/clock/business-day.ts';
import { clockTime, nightName } from '#lib/clock/words.ts';
import type { TownshipSum } from '#lib/overview/board.ts';
import { expectedOf, receivedOf } from '#lib/overview/marks.ts';
import { placesOf, tooFewForMap } from '#lib/overview/places.ts';
import { boardWords } from '#lib/overview/words.ts';
import { unitsWords } from '#lib/overview/words-units.ts';
import type { Part } from './list.tsx';

/** What stands beside the list: the townships, the returns that came last, the key to the marks. */
export function BoardSide({ board, query, language }: Part) {
  const words = boardWords(language);
  return (
    <div className="stack stick">
      {board.townships.length > 1 && <TownshipMap {...{ board, query, language }} />}
      <Panel
        id="feed"
        title={words.feed}
        end={board.counts.late > 0 && <span className="small soft">{words.feedLate(board.counts.late)}</span>}
      >
        {board.feed.length === 0 && <p className="soft small">{words.feedEmpty}</p>}
        <Feed
          items={board.feed.map(({ code, name, state, kind, stays, at }) => ({
            key: code,
            time: clockTime(at),
            state: stateOf(state),
            text: words.feedItem(
              name,
              kind === 'guests'
                ? words.minorsOf(stays)
                : kind === 'closed'
                  ? words.feedClosed
                  : words.feedNil,
            ),
          }))}
        />
      </Panel>
      <Panel id="key" title={words.key} titleHidden>
        <Legend states={states} language={language} />
        {board.usual && (
          <p className="tiny faint">{words.comparedWith(nightName(addDays(board.day, -7), language))}</p>
        )}
      </Panel>
    </div>
  );
}

function TownshipMap({ board, query, language }: Part) {
  const words = boardWords(language);
  const to = (code: string | undefined) =>
    addressWith('/board', query, { township: code, station: undefined, beat: undefined, page: undefined });
  const chosen = query.township;
  // Before the due nothing is missing yet: a field of red tiles would say otherwise.
  const plain = tooFewForMap(board.townships) || (board.counts.silent === 0 && board.counts.due > 0);
  return (
    <Panel
      id="map"
      title={words.byTownship}
      end={
        chosen ? (
          <a className="small tapline" href={to(undefined)}>
            {words.mapAll}
          </a>
        ) : (
          <a
            className="small tapline"
            href={addressWith(
              '/board/units',
              { from: addDays(board.day, -6), to: board.day, cut: 'township' },
              {},
            )}
          >
            {unitsWords(language).inSpan}
          </a>
        )
      }
    >
      {plain ? (
        <Lines {...{ board, language, to }} />
      ) : (
        <>
          <Tiles {...{ board, query, language, to }} />
          <details className="exceptions">
            <summary>{words.mapTable}</summary>
            <Lines {...{ board, language, to }} />
          </details>
        </>
      )}
    </Panel>
  );
}

type To = { to: (code: string | undefined) => string };

function Tiles({ board, query, language, to }: Part & To) {
  const words = boardWords(language);
  return (
    <>
      <Tilemap
        language={language}
        tiles={placesOf(board.townships).map(({ township, x, y }) => ({
          code: township.code,
          name: township.name,
          x,
          y,
          expected: expectedOf(township.counts),
          received: receivedOf(township.counts),
          href: to(township.code === query.township ? undefined : township.code),
        }))}
      />
      <TilemapKey language={language} />
      <p className="tiny faint">{words.mapHint}</p>
    </>
  );
}

function Lines({ board, language, to }: Omit<Part, 'query'> & To) {
  const words = boardWords(language);
  return (
    <Table
      language={language}
      caption={words.byTownship}
      className="table--units"
      rows={board.townships}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          head: words.township,
          bare: true,
          cell: ({ code, name }: TownshipSum) => <a href={to(code)}>{name}</a>,
        },
        { key: 'expected', head: words.expected, right: true, cell: ({ counts }) => expectedOf(counts) },
        {
          key: 'received',
          head: words.receivedShort,
          right: true,
          cell: ({ counts }) => receivedOf(counts),
        },
        {
          key: 'share',
          head: '%',
          right: true,
          cell: ({ counts }) =>
            expectedOf(counts) === 0 ? '—' : percentText(receivedOf(counts) / expectedOf(counts)),
        },
      ]}
    />
  );
}
