import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Typed } from '#app/(shared)/matter/typed.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { handedIn, type OwnHanded } from '#lib/matter/handed.ts';
import { handingSources, type MatterKind, topicsOf } from '#lib/matter/terms.ts';
import { kindName, matterWords, topicName } from '#lib/matter/words.ts';
import { handedWords } from '#lib/matter/words-handed.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { hand } from './actions.ts';
import { standOf } from './stand.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: handedWords(await languageOfRequest()).title };
}

const kinds = ['clue', 'dispute'] as const satisfies readonly MatterKind[];

/** A school, a platform or a department hands in a dispute or a clue about a lodging, and sees that it was taken up. */
export default async function HandedIn({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = handedWords(language);
  const own = await enter('clue:hand', handedIn);
  const open = own.filter(({ closedAt }) => !closedAt).length;
  const kind: MatterKind = query.kind === 'dispute' ? 'dispute' : 'clue';
  return (
    <>
      <PageHead title={open > 0 ? words.open(open) : words.title} />
      <div className="cols">
        <Panel id="own" title={words.own} flush>
          {own.length === 0 ? (
            <Empty title={words.none}>{words.noneHint}</Empty>
          ) : (
            <Table
              language={language}
              caption={words.own}
              rows={own}
              rowKey={({ id }) => id}
              columns={columnsOf(language)}
            />
          )}
        </Panel>
        <Panel id="hand" title={words.title}>
          <Tabs
            label={matterWords(language).disputeOr}
            items={kinds.map((each) => ({
              href: `/handed-in?kind=${each}`,
              label: kindName(each, language),
              current: each === kind,
            }))}
          />
          <HandForm {...{ kind, language }} />
        </Panel>
      </div>
    </>
  );
}

function HandForm({ kind, language }: { kind: MatterKind; language: Language }) {
  const [words, matter] = [handedWords(language), matterWords(language)];
  return (
    <AskForm
      key={kind}
      id={`hand-${kind}`}
      language={language}
      action={hand}
      look="lamp"
      submit={words.send}
      hidden={{ kind, request_key: randomUUID() }}
      asks={[
        { name: 'lodging', label: words.lodging, hint: words.lodgingHint, kind: 'text' },
        {
          name: 'topic',
          label: matter.topic,
          kind: 'select',
          options: topicsOf[kind].map((value) => ({ value, label: topicName(value, language) })),
        },
        { name: 'text', label: matter.text, hint: words.textHint, kind: 'paragraph' },
        { name: 'place', label: matter.place, kind: 'text' },
        {
          name: 'source',
          label: words.source,
          kind: 'select',
          options: handingSources.map((value) => ({ value, label: words[value] })),
        },
      ]}
    >
      <p className="soft">{words.hint}</p>
      <p className="small soft">{words.toApi}</p>
      <Typed name={`hand/${kind}`} language={language} sent={undefined} />
    </AskForm>
  );
}

function columnsOf(language: Language): readonly Column<OwnHanded>[] {
  const words = matterWords(language);
  return [
    {
      key: 'house',
      head: words.lodging,
      cell: ({ id, lodging, kind, topic }) => (
        <>
          <a href={`/handed-in/${id}`}>
            <b>{lodging.name}</b>
          </a>
          <p className="small soft">
            {kindName(kind, language)} {topicName(topic, language)}
          </p>
        </>
      ),
    },
    { key: 'raised', head: words.raised, cell: ({ raisedAt }) => instantToMinute(raisedAt, language) },
    { key: 'stand', head: words.result, cell: (one) => standOf(one, language) },
  ];
}
