import { Button } from '#app/_ui/button.tsx';
import { Input } from '#app/_ui/field.tsx';
import { helpListWords } from '#lib/knowledge/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** A search of the help list that needs no script. */
export function SearchBox({
  language,
  lodging,
  typed,
}: {
  language: Language;
  lodging: string;
  typed?: string;
}) {
  const words = helpListWords(language);
  return (
    <form action="/answers" method="get" className="talkform">
      <input type="hidden" name="lodging" value={lodging} />
      <Input
        id="q"
        label={words.searchFor}
        defaultValue={typed}
        type="search"
        beside={<Button icon="search">{words.find}</Button>}
      />
    </form>
  );
}
