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
import { lodgingsPerTag } from '#lib/lodging/counts.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Tag, tagsOfCounty } from '#lib/registry/queries.ts';
import { withBelow } from '#lib/registry/rules.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import css from '../../office.module.css';
import { dropTag, putTag } from '../actions.ts';
import { RegistryTabs } from '../parts.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: registryWords(await languageOfRequest()).tags };
}

/** The tree of tags, with how many lodgings carry each; a publisher keeps it too. */
export default async function Tags({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { tags, counts } = await enter('tag:write', async (pass) => ({
    tags: await tagsOfCounty(pass),
    counts: await lodgingsPerTag(pass),
  }));
  const language = await languageOfRequest();
  const words = registryWords(language);
  const chosen = tags.find(({ id }) => id === query.tag);
  return (
    <>
      <PageHead title={words.title} />
      <RegistryTabs language={language} here="tags" />
      <Done done={query.done} said={{ tagSaved: words.tagSaved, tagRemoved: words.tagRemoved }} />
      <div className="cols cols--flat">
        <Panel id="tags" title={words.tags}>
          {tags.length === 0 ? (
            <Empty icon="tag" title={words.tagsNone}>
              {words.tagsNoneText}
            </Empty>
          ) : (
            <>
              <p className="hint">{words.tagsHint}</p>
              <ul className={css.tree}>
                <Below parent={null} {...{ tags, counts, language }} chosen={chosen?.id} />
              </ul>
            </>
          )}
        </Panel>
        {chosen ? (
          <Change key={chosen.id} tag={chosen} {...{ tags, language }} />
        ) : (
          <Panel id="add" title={words.tagNew}>
            <AskForm
              id="tag"
              language={language}
              action={putTag}
              submit={words.unitAdd}
              asks={asksOf(language, tags)}
            />
          </Panel>
        )}
      </div>
    </>
  );
}

function asksOf(language: Language, tags: readonly Tag[], tag?: Tag) {
  const words = registryWords(language);
  const own = tag ? withBelow(tags, tag.id) : new Set<string>();
  const parents = tags.filter(({ id }) => !own.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  return [
    { name: 'name', label: words.name, kind: 'text', value: tag?.name },
    {
      name: 'parent_id',
      label: words.parent,
      kind: 'select',
      value: tag?.parentId ?? '',
      options: [{ value: '', label: words.noParent }, ...parents],
    },
  ] as const;
}

type Forest = {
  tags: readonly Tag[];
  counts: Record<string, number>;
  language: Language;
  chosen?: string;
};

function Below({ parent, ...forest }: Forest & { parent: string | null }) {
  const { tags, counts, language, chosen } = forest;
  const words = registryWords(language);
  const isParent = (id: string) => tags.some(({ parentId }) => parentId === id);
  return tags
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, name }) => (
      <li key={id}>
        <div className={css.node}>
          <a href={`/registry/tags?tag=${id}#change`} aria-current={id === chosen ? 'true' : undefined}>
            {name}
          </a>
          <span className="faint small">
            {isParent(id) ? words.carriedBelow(counts[id] ?? 0) : words.carried(counts[id] ?? 0)}
          </span>
        </div>
        {isParent(id) && (
          <ul>
            <Below parent={id} {...forest} />
          </ul>
        )}
      </li>
    ));
}

function Change({ tag, tags, language }: { tag: Tag; tags: readonly Tag[]; language: Language }) {
  const words = registryWords(language);
  return (
    <Panel
      id="change"
      title={words.tagChange}
      end={
        <LinkButton mini href="/registry/tags">
          {words.cancel}
        </LinkButton>
      }
      first
    >
      <AskForm
        id="tag"
        language={language}
        action={putTag}
        submit={words.save}
        hidden={{ tag_id: tag.id }}
        asks={asksOf(language, tags, tag)}
      />
      <AskForm
        id="drop"
        language={language}
        action={dropTag}
        look="danger"
        submit={words.tagRemove}
        hidden={{ tag_id: tag.id }}
        asks={[]}
      />
    </Panel>
  );
}
