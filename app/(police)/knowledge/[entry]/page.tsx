import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { entriesOf } from '#lib/knowledge/entries.ts';
import { isPublishedBy } from '#lib/knowledge/rules.ts';
import { entryStateName, knowledgeWords } from '#lib/knowledge/words.ts';
import { approve, withdraw } from '../actions.ts';
import { EntryForm } from '../form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: knowledgeWords(await languageOfRequest()).title };
}

type Visit = { params: Promise<{ entry: string }>; searchParams: Promise<Query> };

/** One entry: revised, published by a 民警, or withdrawn. */
export default async function OneEntry({ params, searchParams }: Visit) {
  const [{ entry: id }, query] = await Promise.all([params, searchParams]);
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) notFound();
  const { entry, police } = await enter('help:write', async (pass) => ({
    entry: (await entriesOf(pass, id))[0] ?? null,
    police: isPublishedBy(pass.actor.rank),
  }));
  if (!entry) notFound();
  const language = await languageOfRequest();
  const words = knowledgeWords(language);
  const may = entry.state === 'draft' || (entry.state === 'published' && police);
  return (
    <>
      <PageHead crumbs={[{ href: '/knowledge', label: words.title }]} title={entry.question} />
      <Done
        done={query.done}
        said={{
          ...{ saved: words.didSave, draft: words.didDraft, approved: words.didApprove },
          withdrawn: words.didWithdraw,
        }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="text" title={words.answer}>
            {may ? (
              <EntryForm language={language} begun={entry} hidden={{ entry: id }} />
            ) : (
              <blockquote>{entry.answer}</blockquote>
            )}
          </Panel>
        </div>
        <div className="stack">
          <Panel id="state" title={words.state}>
            <p>{entryStateName(entry.state, language)}</p>
            <p className="small soft">
              {[entry.by, instantToMinute(entry.at, language)].filter(Boolean).join(' ')}
            </p>
            {entry.state === 'draft' && police && (
              <AskForm
                id="approve"
                language={language}
                action={approve}
                look="lamp"
                submit={words.approve}
                hidden={{ entry: id }}
                asks={[]}
              />
            )}
            {may && (
              <AskForm
                id="withdraw"
                language={language}
                action={withdraw}
                look="plain"
                submit={words.withdraw}
                hidden={{ entry: id }}
                asks={[]}
              />
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}
