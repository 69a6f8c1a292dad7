import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { fromHall, fromThread, sourceOf } from '#lib/knowledge/source.ts';
import { knowledgeWords } from '#lib/knowledge/words.ts';
import { EntryForm } from '../form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: knowledgeWords(await languageOfRequest()).titleNew };
}

/** A new entry, begun from an answered question where it came from one; numbers and the house's name are taken out. */
export default async function NewEntry({ searchParams }: { searchParams: Promise<Query> }) {
  const source = sourceOf(await searchParams);
  const language = await languageOfRequest();
  const words = knowledgeWords(language);
  const begun =
    source?.kind === 'thread'
      ? await enter('thread:work', (pass) => fromThread(pass, source.id))
      : source?.kind === 'hall'
        ? await enter('hall:work', (pass) => fromHall(pass, source.id))
        : await enter('help:write', async () => null);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/knowledge', label: words.title }, { label: words.titleNew }]}
        title={words.titleNew}
      />
      <Panel id="write" title={words.titleNew} titleHidden>
        <EntryForm
          language={language}
          begun={begun}
          hidden={source && begun ? { source_kind: source.kind, source: source.id } : {}}
        />
      </Panel>
    </>
  );
}
