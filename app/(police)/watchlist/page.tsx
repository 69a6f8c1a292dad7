import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Pager, Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { standings } from '#lib/anomaly/approvals.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type WatchLine, type WatchView, watchCounts, watchList, watchPage } from '#lib/watchlist/queries.ts';
import { outcomeName, watchWords } from '#lib/watchlist/words.ts';
import { heldOf } from '../held.ts';
import { whoText } from './who.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: watchWords(await languageOfRequest()).title };
}

/** Who is searched for in the county: masked, with the case, the last day and the hits. */
export default async function WatchList({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = watchWords(language);
  const view: WatchView = query.view === 'ended' ? 'ended' : 'open';
  const given = Number(query.page ?? 1);
  const page = Number.isSafeInteger(given) && given > 0 && given < 10_000 ? given : 1;
  const { lines, counts } = await enter('watch:read', async (pass) => ({
    lines: await watchList(pass, view, page),
    counts: await watchCounts(pass),
  }));
  const rings = await enter(
    'alert:read',
    async (pass) => (await standings(pass)).get('watchlist_match')?.approved === true,
  );
  const held = await heldOf(['watch:write']);
  return (
    <>
      <PageHead
        title={words.title}
        end={
          held.has('watch:write') && (
            <LinkButton look="lamp" icon="plus" href="/watchlist/new">
              {words.add}
            </LinkButton>
          )
        }
      />
      {!rings && <RuleOff language={language} />}
      <section className="panel" aria-label={words.title}>
        <Tabs
          label={words.title}
          items={(['open', 'ended'] as const).map((one) => ({
            href: `/watchlist?view=${one}`,
            label: words[one],
            count: counts[one],
            current: one === view,
          }))}
        />
        {lines.length === 0 ? (
          <Empty icon="search" title={view === 'open' ? words.none : words.noneEnded}>
            {words.noneText}
          </Empty>
        ) : (
          <Table
            language={language}
            caption={words[view]}
            rows={lines}
            rowKey={({ id }) => id}
            columns={columnsOf(language)}
          />
        )}
        {counts[view] > watchPage && (
          <Pager
            language={language}
            path="/watchlist"
            query={{ view }}
            page={page}
            total={counts[view]}
            size={watchPage}
          />
        )}
      </section>
    </>
  );
}

function RuleOff({ language }: { language: Language }) {
  const words = watchWords(language);
  return (
    <Answer warn title={words.ruleOff}>
      <p>
        <a href="/alerts/rules#rule-watchlist_match">{words.toRule}</a>
      </p>
    </Answer>
  );
}

function columnsOf(language: Language): readonly Column<WatchLine>[] {
  const words = watchWords(language);
  return [
    {
      key: 'who',
      head: words.who,
      bare: true,
      className: 'who',
      cell: (line) => (
        <>
          <b>
            <a href={`/watchlist/${line.id}`}>{whoText(line, language)}</a>
          </b>
          <span className="num">{line.masked?.number}</span>
        </>
      ),
    },
    { key: 'case', head: words.caseNumber, cell: ({ caseNumber }) => caseNumber },
    {
      key: 'hits',
      head: words.hits,
      cell: ({ hits, lastHitAt }) =>
        hits === 0 ? (
          <span className="faint">{words.noHit}</span>
        ) : (
          <>
            <b>{words.hitCount(hits)}</b>{' '}
            {lastHitAt && (
              <span className="small soft">{words.lastHit(instantToMinute(lastHitAt, language))}</span>
            )}
          </>
        ),
    },
    {
      key: 'ends',
      head: words.endsOn,
      cell: ({ outcome, endsOn, endedAt }) => {
        if (!outcome) return words.until(dateName(endsOn, language));
        const at = endedAt ? instantToMinute(endedAt, language) : dateName(endsOn, language);
        return `${outcomeName(outcome, language)} ${at}`;
      },
    },
    {
      key: 'by',
      head: words.by,
      cell: ({ enteredBy, enteredAt }) => (
        <>
          {enteredBy ?? '—'} <span className="faint small">{instantToMinute(enteredAt, language)}</span>
        </>
      ),
    },
  ];
}
