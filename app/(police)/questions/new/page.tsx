import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { formWords } from '#app/(shared)/talk/parts.tsx';
import { TalkForm } from '#app/(shared)/talk/talk-form.tsx';
import { linkKinds } from '#lib/conversation/terms.ts';
import { questionWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { open } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: questionWords(await languageOfRequest()).openThread };
}

const text = (value: Query[string]) => (typeof value === 'string' ? value : '');

/** The police write to a house first; what it hangs on stays with the police. */
export default async function NewQuestion({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = questionWords(language);
  const house = await enter('thread:work', async (pass) => {
    const { code, name } = await lodgingByCode(pass, text(query.lodging));
    return { code, name };
  });
  const kind = linkKinds.find((one) => one === query.link_kind);
  const link = text(query.link);
  const crumbs = [
    { href: '/questions', label: words.title },
    { href: `/lodgings/${encodeURIComponent(house.code)}`, label: house.name },
  ];
  return (
    <>
      <PageHead crumbs={crumbs} title={words.openThread} />
      <Panel id="open" title={words.openThread} titleHidden>
        {kind && link && (
          <p className="soft">
            {words.linked} {words[kind]}
          </p>
        )}
        <TalkForm
          id={`open-${house.code}`}
          language={language}
          action={open}
          requestKey={randomUUID()}
          hidden={{ lodging: house.code, ...(kind && link ? { link_kind: kind, link } : {}) }}
          words={formWords(language, {
            text: words.openText,
            textHint: words.answerHint,
            send: words.openThread,
          })}
        />
      </Panel>
    </>
  );
}
