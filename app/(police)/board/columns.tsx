import { addressWith } from '#app/_ui/address.ts';
import { stateOf } from '#app/_ui/states.ts';
import { Strip } from '#app/_ui/strip.tsx';
import type { Column } from '#app/_ui/table.tsx';
import { remaining } from '#lib/clock/due.ts';
import { durationName, instantToMinute, nightShort } from '#lib/clock/words.ts';
import { categoryName, excuseName } from '#lib/lodging/words.ts';
import type { Board, BoardRow } from '#lib/overview/board.ts';
import { boardWords } from '#lib/overview/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { callCell, lastContactCell, type Pursuit } from './contact.tsx';

type Columns = readonly Column<BoardRow>[];

/** The columns of the shown list: each state asks another question of a lodging. */
export function columnsFor(board: Board, pursuit: Pursuit, language: Language): Columns {
  const own = {
    silent: [streak(language), strip(language), lastContact(pursuit, language), call(pursuit, language)],
    due: [strip(language), lastFiled(language), call(pursuit, language)],
    late: [said(language), received(language), strip(language), call(pursuit, language)],
    filed: [said(language), received(language), strip(language)],
    excused: [why(language), strip(language), call(pursuit, language)],
  }[board.state];
  return [beat(board, language), lodging(board, language), ...own];
}

function beat(board: Board, language: Language): Column<BoardRow> {
  const words = boardWords(language);
  return {
    key: 'beat',
    head: words.beat,
    merge: ({ beatId }) => beatId,
    cell: ({ beatId }) => {
      const officers = board.officers[beatId] ?? [];
      return (
        <>
          {board.beats.find(({ id }) => id === beatId)?.name ?? words.noBeat}
          {officers.length > 0 && (
            <>
              <br /> {officers.slice(0, 2).join(' ')}
            </>
          )}
        </>
      );
    },
  };
}

function lodging(board: Board, language: Language): Column<BoardRow> {
  const words = boardWords(language);
  return {
    key: 'lodging',
    head: words.lodging,
    bare: true,
    className: 'who',
    sort: 'name',
    cell: ({ code, name, category, rooms }) => (
      <>
        <b>
          <a href={addressWith(`/lodgings/${code}`, {}, { night: board.day })}>{name}</a>
        </b>
        <span>{words.kindRooms(categoryName(category, language), rooms)}</span>
      </>
    ),
  };
}

function streak(language: Language): Column<BoardRow> {
  const words = boardWords(language);
  return {
    key: 'streak',
    head: words.silent,
    bare: true,
    sort: 'streak',
    cell: ({ streak: nights }) => (
      <span className={(nights ?? 0) >= 3 ? 'streak streak--long' : 'streak'}>
        {words.inRow(nights ?? 0)}
      </span>
    ),
  };
}

function strip(language: Language): Column<BoardRow> {
  return {
    key: 'strip',
    head: boardWords(language).last30,
    bare: true,
    className: 'full',
    cell: (row) => <Strip language={language} days={row.strip.map((state) => state && stateOf(state))} />,
  };
}

function lastContact(pursuit: Pursuit, language: Language): Column<BoardRow> {
  return {
    key: 'contact',
    head: boardWords(language).lastContact,
    className: 'last full',
    cell: (row) => lastContactCell(row, pursuit, language),
  };
}

function lastFiled(language: Language): Column<BoardRow> {
  const words = boardWords(language);
  return {
    key: 'last',
    head: words.lastFiled,
    className: 'last full',
    cell: ({ lastFiled: last }) =>
      last ? (
        <>
          {nightShort(last.night, language)}
          <span>{instantToMinute(last.at, language)}</span>
        </>
      ) : (
        words.neverFiled
      ),
  };
}

function received(language: Language): Column<BoardRow> {
  const words = boardWords(language);
  return {
    key: 'received',
    head: words.received,
    sort: 'accepted',
    className: 'last full',
    cell: ({ firstAt, dueAt, state }) => {
      if (!firstAt) return null;
      const length = dueAt && firstAt > dueAt ? durationName(remaining(firstAt, dueAt), language) : null;
      return (
        <>
          {instantToMinute(firstAt, language)}
          {length && <span>{state === 'late_request' ? words.lateRequest : words.lateBy(length)}</span>}
        </>
      );
    },
  };
}

function said(language: Language): Column<BoardRow> {
  const words = boardWords(language);
  return {
    key: 'said',
    head: words.said,
    bare: true,
    cell: ({ kind, stays }) =>
      kind === 'guests' ? words.minorsOf(stays) : kind === 'closed' ? words.closed : words.nil,
  };
}

function why(language: Language): Column<BoardRow> {
  return {
    key: 'why',
    head: boardWords(language).why,
    bare: true,
    className: 'full',
    cell: ({ excuse }) =>
      excuse === 'closure' || excuse === 'suspended' || excuse === 'closed_down'
        ? excuseName(excuse, language)
        : excuse,
  };
}

function call(pursuit: Pursuit, language: Language): Column<BoardRow> {
  return {
    key: 'call',
    head: boardWords(language).call,
    headHidden: true,
    right: true,
    className: 'full',
    cell: (row) => callCell(row, pursuit, language),
  };
}
