import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { dateName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type HandoverPage, type HeldBeat, handoverPage } from '#lib/handover/queries.ts';
import { handoverWords } from '#lib/handover/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { give } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: handoverWords(await languageOfRequest()).title };
}

/** Who holds which beat, the one act that gives it on, and the record of who had it when. */
export default async function Handover({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = handoverWords(language);
  const page = await enter('handover:make', handoverPage);
  const giver = typeof query.from === 'string' ? query.from : undefined;
  return (
    <>
      <PageHead title={words.title} />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="beats" title={words.record} flush>
            <Beats {...{ page, language }} />
          </Panel>
          <Panel id="made" title={words.made} flush={page.made.length > 0}>
            {page.made.length === 0 ? (
              <Empty icon="book" title={words.none} />
            ) : (
              <Made {...{ page, language }} />
            )}
          </Panel>
        </div>
        <Panel id="give" title={words.give} first>
          <Give {...{ page, language, giver }} />
        </Panel>
      </div>
    </>
  );
}

type Part = { page: HandoverPage; language: Language };

function Give({ page, language, giver }: Part & { giver: string | undefined }) {
  const words = handoverWords(language);
  const givers = new Map(
    page.beats.flatMap(({ holders }) =>
      holders.filter(({ now }) => now).map(({ account, name }) => [account, name]),
    ),
  );
  const held = page.beats.filter(
    ({ holders }) => !giver || holders.some(({ account, now }) => now && account === giver),
  );
  return (
    <AskForm
      id="handover"
      key={giver}
      language={language}
      action={give}
      look="lamp"
      submit={words.send}
      again
      asks={[
        {
          name: 'from',
          label: words.giver,
          kind: 'select',
          value: giver,
          options: [...givers].map(([value, label]) => ({ value, label })),
        },
        {
          name: 'units',
          label: words.beats,
          kind: 'many',
          value: giver ? held.map(({ id }) => id).join(',') : undefined,
          options: held.map((one) => ({ value: one.id, label: postName(one, language) })),
        },
        {
          name: 'to',
          label: words.taker,
          kind: 'select',
          value: '',
          // Nobody is named by default: a beat given to the first of a list by a slip is hard to take back.
          options: [
            { value: '', label: '' },
            ...page.takers
              .filter(({ account }) => account !== giver)
              .map(({ account, name, station }) => ({ value: account, label: `${name} ${station}` })),
          ],
        },
        { name: 'day', label: words.day, kind: 'date', value: page.today },
        { name: 'until', label: words.until, kind: 'date', hint: words.untilHint },
        { name: 'leaves', label: words.leaves, kind: 'check' },
      ]}
    >
      <p className="hint">{words.text}</p>
    </AskForm>
  );
}

/** A beat with its station; of a station or the county whose post it is. */
function postName({ kind, name, station }: HeldBeat, language: Language): string {
  if (kind === 'station') return handoverWords(language).chiefOf(name);
  if (kind === 'county') return handoverWords(language).supervisorOf(name);
  return name.startsWith(station) ? name : `${station} ${name}`;
}

function Beats({ page, language }: Part) {
  const words = handoverWords(language);
  const colleague = ({ name, rank }: HeldBeat['holders'][number]) =>
    rank === 'auxiliary' ? `${name}（${words.auxiliary}）` : name;
  return (
    <Table
      language={language}
      caption={words.record}
      rows={page.beats}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'beat',
          head: words.beat,
          bare: true,
          className: 'who',
          cell: (one) => (
            <>
              <b>{one.kind === 'beat' ? one.name : postName(one, language)}</b>
              <span>{one.station}</span>
            </>
          ),
        },
        {
          key: 'now',
          head: words.holds,
          cell: ({ holders }) => {
            const now = holders.filter((one) => one.now);
            if (now.length === 0) return <span className="bad">{words.nobody}</span>;
            return (
              <ul className="plain">
                {now.map((one) => (
                  <li key={`${one.account} ${one.from}`}>
                    <a href={`/handover?from=${one.account}#give`}>{colleague(one)}</a>
                  </li>
                ))}
              </ul>
            );
          },
        },
        {
          key: 'before',
          head: words.before,
          cell: ({ holders }) => (
            <ul className="plain small soft">
              {holders
                .filter((one) => !one.now)
                .slice(0, 6)
                .map((one) => (
                  <li key={`${one.account} ${one.from}`}>
                    {one.to
                      ? words.span(one.name, dateName(one.from, language), dateName(one.to, language))
                      : words.since(one.name, dateName(one.from, language))}
                  </li>
                ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

function Made({ page, language }: Part) {
  const words = handoverWords(language);
  return (
    <Table
      language={language}
      caption={words.made}
      rows={page.made}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'beat',
          head: words.beat,
          bare: true,
          className: 'who',
          cell: ({ beat, from, to }) => (
            <>
              <b>{beat}</b>
              <span>{words.fromTo(from, to)}</span>
            </>
          ),
        },
        {
          key: 'day',
          head: words.day,
          cell: ({ day, until, moved, back }) => (
            <>
              {until
                ? words.days(dateName(day, language), dateName(until, language))
                : words.onDay(dateName(day, language))}{' '}
              {!moved && <span className="small soft">{words.waiting}</span>}
              {back && <span className="small soft">{words.gaveBack}</span>}
            </>
          ),
        },
        {
          key: 'counts',
          head: words.give,
          headHidden: true,
          cell: ({ counts }) => (
            <span className="small soft">
              {words.lodgings(counts.lodgings)} {words.counts(counts)}
            </span>
          ),
        },
      ]}
    />
  );
}
