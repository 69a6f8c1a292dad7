import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, type Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { planReminders, type Remindable, type RemindFate } from '#lib/chase/remind.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { remindFateName, remindWords } from '#lib/chase/words-remind.ts';
import { instantToMinute, nightShort } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { boardOf } from '#lib/overview/board.ts';
import { commaOf, type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { askedOf } from '../../board/address.ts';
import { remind } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: remindWords(await languageOfRequest()).title };
}

/** The count before all shown on the board are reminded: how many now, how many only by a call, and which. */
export default async function Remind({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = askedOf(await searchParams);
  if (!asked) notFound();
  const language = await languageOfRequest();
  const words = remindWords(language);
  const board = await enter('board:read', (pass) =>
    boardOf(pass, { ...asked.filters, state: 'silent', page: 1 }, null),
  );
  const plan = await enter('chase:work', (pass) =>
    planReminders(
      pass,
      board.rows.map(({ id }) => id),
      board.day,
    ),
  );
  const now = plan.list.filter(({ fate }) => fate === 'now');
  return (
    <div className="page stack">
      <PageHead
        title={words.title}
        crumbs={[{ href: addressWith('/board', asked.query, {}), label: words.back }]}
      />
      {plan.list.length === 0 ? (
        <section className="panel">
          <Empty title={words.nothing}>{words.nothingText}</Empty>
        </section>
      ) : (
        <>
          <Panel id="count" title={counted(plan.list, language)} first>
            <p className="small soft">{words.text}</p>
            {plan.waitsUntil && <p>{words.waits(instantToMinute(plan.waitsUntil, language))}</p>}
            {now.length > 0 ? (
              <AskForm
                id="remind"
                language={language}
                action={remind}
                look="lamp"
                submit={words.send(now.length)}
                hidden={{
                  chases: plan.list
                    .flatMap(({ chase, fate }) => (chase && fate !== 'no_chase' ? chase : []))
                    .join(','),
                }}
                asks={[]}
              />
            ) : (
              <LinkButton look="act" icon="phone" href="/chases?list=call">
                {words.callList}
              </LinkButton>
            )}
          </Panel>
          <Panel id="list" title={chaseWords(language).list} titleHidden flush>
            <List list={plan.list} language={language} />
          </Panel>
        </>
      )}
    </div>
  );
}

/** "12 silent: 7 now, 5 reminded today": every lodging in exactly one of the counts. */
function counted(list: readonly Remindable[], language: Language): string {
  const words = remindWords(language);
  const of = (fate: RemindFate) => list.filter((one) => one.fate === fate).length;
  const parts = [
    words.now(of('now')),
    of('reminded') > 0 && words.reminded(of('reminded')),
    of('enough') > 0 && words.enough(of('enough')),
    of('nobody') > 0 && words.nobody(of('nobody')),
    of('no_chase') > 0 && words.noChase(of('no_chase')),
  ];
  return `${words.before(list.length)}${language === 'en' ? ': ' : '：'}${parts.filter(Boolean).join(commaOf(language))}`;
}

function List({ list, language }: { list: readonly Remindable[]; language: Language }) {
  const words = remindWords(language);
  return (
    <Table
      language={language}
      caption={words.title}
      rows={list}
      rowKey={({ lodging }) => lodging.id}
      columns={[
        {
          key: 'lodging',
          head: words.lodging,
          bare: true,
          className: 'who',
          cell: ({ chase, lodging, nights }) => (
            <>
              <b>
                <a href={chase ? `/chases/${chase}` : `/lodgings/${encodeURIComponent(lodging.code)}`}>
                  {lodging.name}
                </a>
              </b>
              <span>
                {nights
                  .slice(-3)
                  .map((day) => nightShort(day, language))
                  .join(listCommaOf(language))}
              </span>
            </>
          ),
        },
        { key: 'who', head: words.who, cell: ({ who }) => who ?? '—' },
        { key: 'fate', head: words.fate, cell: (one) => remindFateName(one, language) },
      ]}
    />
  );
}
