import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { templatesOf } from '#lib/notice/templates.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { keepTemplate, retire } from '../actions.ts';
import { textAsks } from '../text-asks.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: composeWords(await languageOfRequest()).templates };
}

/** Texts kept for use again; changing one makes its next version. */
export default async function Templates({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const templates = await enter('notice:compose', templatesOf);
  const language = await languageOfRequest();
  const words = composeWords(language);
  const chosen = templates.find(({ id }) => id === query.template);
  return (
    <>
      <PageHead title={words.templates} crumbs={[{ href: '/notices', label: words.title }]} />
      <Done done={query.done} said={{ saved: words.templateSaved, retired: words.templateRetired }} />
      <div className="cols cols--flat">
        <div className="stack">
          {templates.length === 0 && <Empty icon="inbox" title={words.templatesNone} />}
          {templates.map(({ id, name, n, content }) => (
            <Panel key={id} id={`template-${id}`} title={name} end={words.version(n)}>
              <p className="strong">{content.titleZh}</p>
              <p className="soft">{content.bodyZh}</p>
              <p>
                <LinkButton mini href={`/notices/new?template=${id}`}>
                  {words.use}
                </LinkButton>{' '}
                <LinkButton mini look="quiet" href={`/notices/templates?template=${id}`}>
                  {words.edit}
                </LinkButton>
              </p>
              <AskForm
                id={`retire-${id}`}
                language={language}
                action={retire}
                look="quiet"
                submit={words.retire}
                whose={name}
                hidden={{ template: id }}
                asks={[]}
              />
            </Panel>
          ))}
        </div>
        <Panel id="edit" title={chosen ? chosen.name : words.newTemplate}>
          <AskForm
            key={chosen ? `${chosen.id} ${chosen.n}` : 'new'}
            id="template"
            language={language}
            action={keepTemplate}
            submit={words.saveTemplate}
            hidden={chosen ? { template: chosen.id } : {}}
            asks={[
              { name: 'name', label: words.templateName, kind: 'text', value: chosen?.name },
              ...textAsks(language, chosen?.content),
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
