import type { Metadata } from 'next';
import { z } from 'zod';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { contentOf } from '#lib/notice/compose.ts';
import { noticeById } from '#lib/notice/load.ts';
import { templatesOf } from '#lib/notice/templates.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { keepText } from '../actions.ts';
import { Steps } from '../steps.tsx';
import { textAsks } from '../text-asks.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: composeWords(await languageOfRequest()).fresh };
}

const asId = (value: unknown) => z.uuid().safeParse(value).data;

/** The first step of a new notice: its text, empty, from a template, or from a notice written before. */
export default async function NewNotice({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [from, like] = [asId(query.template), asId(query.like)];
  const { templates, before } = await enter('notice:compose', async (pass) => {
    const notice = like ? await noticeById(pass, like) : null;
    return { templates: await templatesOf(pass), before: notice && contentOf(notice) };
  });
  const language = await languageOfRequest();
  const words = composeWords(language);
  const template = templates.find(({ id }) => id === from);
  return (
    <>
      <PageHead
        title={words.fresh}
        crumbs={[{ href: '/notices', label: words.title }]}
        end={<Steps language={language} now="write" />}
      />
      <div className="cols cols--flat">
        <Panel id="write" title={words.write}>
          <AskForm
            key={template?.id ?? like}
            id="text"
            language={language}
            action={keepText}
            look="lamp"
            submit={words.saveText}
            hidden={template ? { template: template.id } : {}}
            asks={textAsks(language, template?.content ?? before ?? undefined)}
          />
        </Panel>
        {templates.length > 0 && (
          <Panel id="templates" title={words.fromTemplate}>
            <ul>
              {templates.map(({ id, name, n }) => (
                <li key={id}>
                  <a href={`/notices/new?template=${id}`} aria-current={id === from ? 'true' : undefined}>
                    {name}
                  </a>{' '}
                  <span className="faint small">{words.version(n)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}
