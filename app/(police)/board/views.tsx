import type { Query } from '#app/_ui/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { viewQuery } from '#lib/overview/views/inputs.ts';
import type { SavedView } from '#lib/overview/views/views.ts';
import { viewWords } from '#lib/overview/views/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { forgetView, saveView } from './actions.ts';

type Part = { views: readonly SavedView[]; query: Query; language: Language };

/** One's own views as links over the list, and the present filters as a new one. */
export function Views({ views, query, language }: Part) {
  const words = viewWords(language);
  const here = viewQuery(query) ?? '';
  const known = views.some((view) => view.query === here);
  if (views.length === 0 && here === '') return null;
  return (
    <nav className="views" aria-label={words.title}>
      {views.length > 0 && (
        <ul>
          {views.map(({ id, name, query: kept }) => (
            <li key={id}>
              <a className="chip" href={`/board?${kept}`} aria-current={kept === here ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {here !== '' && !known && (
        <details className="exceptions">
          <summary>{words.keep}</summary>
          <AskForm
            id="view"
            language={language}
            action={saveView}
            look="plain"
            submit={words.save}
            hidden={{ query: here }}
            asks={[{ name: 'name', label: words.name, kind: 'text', hint: words.hint }]}
          />
        </details>
      )}
      {views.length > 0 && (
        <details className="exceptions">
          <summary>{words.manage}</summary>
          <ul className="plain">
            {views.map(({ id, name }) => (
              <li key={id}>
                {name}
                <AskForm
                  id={`drop-${id}`}
                  language={language}
                  action={forgetView}
                  look="quiet"
                  submit={words.drop}
                  whose={name}
                  hidden={{ view: id }}
                  asks={[]}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}
