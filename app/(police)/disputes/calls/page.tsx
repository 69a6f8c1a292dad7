import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { addDays, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { unitsToAsk } from '#lib/matter/calls.ts';
import { type ClueCall, clueCalls } from '#lib/matter/queries.ts';
import { callStateName, clueCallWords, matterWords } from '#lib/matter/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { heldOf } from '../../held.ts';
import { compose, endCall, release } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: clueCallWords(await languageOfRequest()).title };
}

/** Calls for clues of the county: composed by one, released by another, answered in private. */
export default async function ClueCalls({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = clueCallWords(language);
  const calls = await enter('matter:work', clueCalls);
  const may = (await heldOf(['clue:call'])).has('clue:call');
  const { units, last } = may
    ? await enter('clue:call', async (pass) => ({
        units: await unitsToAsk(pass),
        last: addDays(businessDay(civilDateAt(pass.now)), 7),
      }))
    : { units: [], last: '' };
  const reached = new Set(units.map(({ name }) => name));
  return (
    <>
      <PageHead crumbs={[{ href: '/disputes', label: matterWords(language).title }]} title={words.title} />
      <Done
        done={query.done}
        said={{ composed: words.didCompose, released: words.didRelease, ended: words.didEnd }}
      />
      <div className="stack">
        {calls.length === 0 && (
          <section className="panel" aria-label={words.title}>
            <Empty icon="search" title={words.none} />
          </section>
        )}
        {calls.map((call) => (
          <CallPanel key={call.id} {...{ call, language }} may={may && reached.has(call.unit)} />
        ))}
        {may && (
          <Panel id="compose" title={words.compose}>
            <AskForm
              id="compose-call"
              language={language}
              action={compose}
              look="lamp"
              submit={words.save}
              asks={[
                {
                  name: 'unit',
                  label: words.unit,
                  kind: 'select',
                  options: units.map(({ id, name }) => ({ value: id, label: name })),
                },
                { name: 'place', label: words.place, kind: 'text' },
                { name: 'asks', label: words.asks, kind: 'paragraph' },
                { name: 'ends_on', label: words.endsOn, kind: 'date', value: last },
              ]}
            >
              <p className="soft">{words.hint}</p>
            </AskForm>
          </Panel>
        )}
      </div>
    </>
  );
}

function CallPanel({ call, language, may }: { call: ClueCall; language: Language; may: boolean }) {
  const words = clueCallWords(language);
  return (
    <Panel id={`call-${call.id}`} title={call.place} end={callStateName(call.state, language)}>
      <p className="small soft">
        {call.unit} {words.until(dateName(call.endsOn, language))}{' '}
        {words.by(call.composedBy ?? '', instantToMinute(call.composedAt, language))}
      </p>
      <blockquote>{call.asks}</blockquote>
      {call.state !== 'waiting' && <p className="small">{words.asked(call.houses, call.answered)}</p>}
      {may && call.state === 'waiting' && !call.own && (
        <AskForm
          id={`release-${call.id}`}
          language={language}
          action={release}
          submit={words.release}
          whose={call.place}
          hidden={{ call: call.id }}
          asks={[]}
        />
      )}
      {may && call.state === 'open' && (
        <AskForm
          id={`end-${call.id}`}
          language={language}
          action={endCall}
          look="plain"
          submit={words.end}
          whose={call.place}
          hidden={{ call: call.id }}
          asks={[]}
        />
      )}
    </Panel>
  );
}
