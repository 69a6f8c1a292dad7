import { sayWords } from '#lib/lodging/words-say.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What to say aloud at the desk, folded on the stay form and printed on the desk card. */
export function FiveSentences({ language, open = false }: { language: Language; open?: boolean }) {
  const words = sayWords(language);
  return (
    <details className="fold fold--in" open={open}>
      <summary>{words.say}</summary>
      <h3>{words.toAdult}</h3>
      <ol className="say">
        <li>{words.say1}</li>
        <li>{words.say2}</li>
        <li>{words.say3}</li>
      </ol>
      <h3>{words.toChild}</h3>
      <ol className="say" start={4}>
        <li>{words.say4}</li>
        <li>{words.say5}</li>
      </ol>
    </details>
  );
}
