'use client';

import { Button } from '#app/_ui/button.tsx';
import { Textarea } from '#app/_ui/field.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { pasteList } from './actions.ts';

/** A team's list in a form of its own, closed until wanted: a name, a number and a room on each line. */
export function PasteList(props: {
  language: Language;
  place: { lodging: string; night: string };
  live: boolean;
  onList: (text: string) => void;
}) {
  const words = stayWords(props.language);
  return (
    <details className="fold card">
      <summary>{words.pasteList}</summary>
      <form
        className="pad stack"
        action={pasteList}
        onSubmit={(event) => {
          if (!props.live) return;
          event.preventDefault();
          props.onList(String(new FormData(event.currentTarget).get('paste') ?? ''));
          const details = event.currentTarget.closest('details');
          if (details) details.open = false;
        }}
      >
        <input type="hidden" name="lodging" value={props.place.lodging} />
        <input type="hidden" name="night" value={props.place.night} />
        <Textarea id="paste" label={words.pasteList} hint={words.pasteHint} rows={5} />
        <Button>{stayPageWords(props.language).paste}</Button>
      </form>
    </details>
  );
}
