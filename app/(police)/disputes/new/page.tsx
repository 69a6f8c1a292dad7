import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Typed } from '#app/(shared)/matter/typed.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type MatterKind, matterKinds, recordedSources, topicsOf } from '#lib/matter/terms.ts';
import { kindName, matterWords, sourceName, topicName } from '#lib/matter/words.ts';
import { record } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: matterWords(await languageOfRequest()).record };
}

/** An officer writes down a dispute or a clue about a house: own, or handed in by a school or platform. */
export default async function RecordMatter({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = matterWords(language);
  await enter('matter:work', async () => ({}));
  const kind: MatterKind = query.kind === 'clue' ? 'clue' : 'dispute';
  const lodging = typeof query.lodging === 'string' ? query.lodging : '';
  const to = (each: MatterKind) =>
    `/disputes/new?${new URLSearchParams({ kind: each, ...(lodging ? { lodging } : {}) })}`;
  return (
    <>
      <PageHead crumbs={[{ href: '/disputes', label: words.title }]} title={words.record} />
      <Panel id="record" title={words.record} titleHidden>
        <Tabs
          label={words.disputeOr}
          items={matterKinds.map((each) => ({
            href: to(each),
            label: kindName(each, language),
            current: each === kind,
          }))}
        />
        <AskForm
          key={kind}
          id={`record-${kind}`}
          language={language}
          action={record}
          look="lamp"
          submit={words.save}
          hidden={{ kind, request_key: randomUUID() }}
          asks={[
            { name: 'lodging', label: words.lodging, hint: words.lodgingHint, kind: 'text', value: lodging },
            {
              name: 'topic',
              label: words.topic,
              kind: 'select',
              options: topicsOf[kind].map((value) => ({ value, label: topicName(value, language) })),
            },
            {
              name: 'source',
              label: words.source,
              kind: 'select',
              options: recordedSources.map((value) => ({ value, label: sourceName(value, language) })),
            },
            { name: 'from', label: words.from, hint: words.fromHint, kind: 'text' },
            { name: 'text', label: words.text, kind: 'paragraph' },
            { name: 'place', label: words.place, kind: 'text' },
          ]}
        >
          <p className="soft">{words.recordHint}</p>
          <Typed name={`record/${kind}/${lodging}`} language={language} sent={undefined} />
        </AskForm>
      </Panel>
    </>
  );
}
