import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type CallLine, callsOf } from '#lib/missing/queries.ts';
import { callOutcomeName, callWords, matterName, stateName } from '#lib/missing/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { watchKindName } from '#lib/watchlist/words.ts';
import { heldOf } from '../held.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: callWords(await languageOfRequest()).title };
}

/** The county's search calls, newest first: never whom they are about. */
export default async function Calls() {
  const calls = await enter('search:read', (pass) => callsOf(pass));
  const language = await languageOfRequest();
  const words = callWords(language);
  const held = await heldOf(['search:write']);
  return (
    <>
      <PageHead
        title={words.title}
        end={
          held.has('search:write') && (
            <LinkButton look="lamp" icon="plus" href="/missing/new">
              {words.titleNew}
            </LinkButton>
          )
        }
      />
      <section className="panel" aria-label={words.title}>
        {calls.length === 0 ? (
          <Empty icon="search" title={words.none}>
            {words.noneHint}
          </Empty>
        ) : (
          <Table
            language={language}
            caption={words.title}
            rows={calls}
            rowKey={({ id }) => id}
            columns={columnsOf(language)}
          />
        )}
      </section>
    </>
  );
}

function columnsOf(language: Language): readonly Column<CallLine>[] {
  const words = callWords(language);
  return [
    {
      key: 'matter',
      head: words.matter,
      bare: true,
      className: 'who',
      cell: (call) => (
        <>
          <b>
            <a href={`/missing/${call.id}`}>{matterName(call.matter, language)}</a>
          </b>
          <span>{watchKindName(call.kind, language)}</span>
        </>
      ),
    },
    { key: 'case', head: words.caseNumber, cell: ({ caseNumber }) => caseNumber },
    {
      key: 'state',
      head: words.progress,
      cell: ({ state, outcome, endsOn, counts }) => (
        <>
          {outcome ? callOutcomeName(outcome, language) : stateName(state, language)}{' '}
          <span className="small soft">
            {state === 'running' && words.until(dateName(endsOn, language))}{' '}
            {counts.tips > 0 && words.tips(counts.tips)}
          </span>
        </>
      ),
    },
    {
      key: 'asked',
      head: words.audience,
      cell: ({ counts }) => (counts.houses > 0 ? words.asked(counts.houses, counts.people) : '—'),
    },
    {
      key: 'at',
      head: words.by,
      cell: ({ composedBy, composedAt }) =>
        words.seenBy(composedBy ?? '—', instantToMinute(composedAt, language)),
    },
  ];
}
