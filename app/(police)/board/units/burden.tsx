import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import type { Burden } from '#lib/report/burden/burden.ts';
import { burdenWords } from '#lib/report/burden/words.ts';
import { labels } from '#lib/report/words-terms.ts';

/** What filing costs those who file, as the portal measures itself. */
export function BurdenPanel({ burden, language }: { burden: readonly Burden[]; language: Language }) {
  const words = burdenWords(language);
  return (
    <Panel id="burden" title={words.title}>
      <p className="small soft">{words.text}</p>
      {burden.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Kv
          rows={burden.map(({ kind, filings, seconds, secondsNineOfTen, taps, keys }) => [
            labels(language).kind[kind],
            <span key={kind}>
              {words.line(seconds, secondsNineOfTen, taps, keys)}{' '}
              <span className="faint small">{words.filings(filings)}</span>
            </span>,
          ])}
        />
      )}
    </Panel>
  );
}
