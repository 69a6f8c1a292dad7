import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, type Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Dayswitch } from '#app/_ui/dayswitch.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { completenessOf, timelinessOf } from '#app/_ui/sum.ts';
import { Sumbox } from '#app/_ui/sumbox.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { lastContactsOf } from '#lib/chase/contacts.ts';
import { openChasesOf } from '#lib/chase/queries.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { remaining } from '#lib/clock/due.ts';
import { clockTime, dateWithWeekday, instantToMinute, remainingName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { type Board, boardOf } from '#lib/overview/board.ts';
import { intervalsOf } from '#lib/overview/intervals.ts';
import { viewsOf } from '#lib/overview/views/views.ts';
import { viewWords } from '#lib/overview/views/words.ts';
import { boardWords } from '#lib/overview/words.ts';
import { unitsWords } from '#lib/overview/words-units.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { askedOf } from './address.ts';
import { BoardList } from './list.tsx';
import { Live } from './live.tsx';
import { BoardSide } from './side.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: boardWords(await languageOfRequest()).title };
}

/** Who is silent: one night within the reader's reach, everything from one entry. */
export default async function BoardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const given = await searchParams;
  const asked = askedOf(given);
  if (!asked) notFound();
  const language = await languageOfRequest();
  const words = boardWords(language);
  const { board, views, pursuit } = await enter('board:read', async (pass) => {
    const board = await boardOf(pass, asked.filters);
    const ids = board.state === 'silent' ? board.rows.map(({ id }) => id) : [];
    return {
      board,
      views: await viewsOf(pass),
      pursuit: { chases: await openChasesOf(pass, ids), contacts: await lastContactsOf(pass, ids) },
    };
  });
  const query = asked.query;
  return (
    <>
      <BoardHead {...{ board, query, language }} />
      <Done
        done={given.done}
        said={{ kept: viewWords(language).kept, dropped: viewWords(language).dropped }}
      />
      <Sumbox
        language={language}
        label={words.sum}
        counts={board.counts}
        usual={usualOf(board)}
        few={intervalsOf(board.counts, board.usual)}
        extra={[
          {
            term: words.minors,
            value: board.minors.minors,
            note: words.minorsNote(board.minors.guests, board.minors.nil),
          },
        ]}
      />
      <div className="cols">
        <BoardList {...{ board, views, pursuit, query, language }} />
        <BoardSide {...{ board, query, language }} />
      </div>
    </>
  );
}

function BoardHead({ board, query, language }: { board: Board; query: Query; language: Language }) {
  const words = boardWords(language);
  const to = (day: string) => addressWith('/board', query, { day, page: undefined, state: undefined });
  const left = remainingName(remaining(board.now, board.dueAt), language);
  const time = clockTime(board.now);
  const running = board.day === board.running;
  return (
    <PageHead
      title={words.title}
      beside={
        <>
          <Dayswitch
            language={language}
            label={dateWithWeekday(board.day, language)}
            earlierHref={to(addDays(board.day, -1))}
            laterHref={running ? undefined : to(addDays(board.day, 1))}
          />
          <p className="soft">{words.dueLeft(instantToMinute(board.dueAt, language), left)}</p>
        </>
      }
      end={
        <>
          <Live stream={liveStream()}>{words.live(time)}</Live>
          <LinkButton mini href={addressWith('/board/units', {}, { to: board.day, from: board.day })}>
            {unitsWords(language).open}
          </LinkButton>
          <LinkButton
            mini
            icon="down-tray"
            href={addressWith('/board/export', query, {
              format: 'xlsx',
              day: board.day,
              state: board.state,
              page: undefined,
            })}
          >
            {words.export}
          </LinkButton>
          <LinkButton
            mini
            href={addressWith('/board/export', query, {
              format: 'csv',
              day: board.day,
              state: board.state,
              page: undefined,
            })}
          >
            {words.exportCsv}
          </LinkButton>
        </>
      }
    />
  );
}

/** The same weekday a week before, as it stood at this hour. */
function usualOf({ usual }: Board) {
  if (!usual) return undefined;
  const completeness = completenessOf(usual);
  const timeliness = timelinessOf(usual);
  if (completeness === undefined || timeliness === undefined) return undefined;
  return { onTime: usual.onTime, late: usual.late, silent: usual.silent, completeness, timeliness };
}
