import type { Language } from '#lib/platform/i18n.ts';
import { uiWords } from './words.ts';

/** `none` is not applicable; nothing here is ever red (product.md, Filing). */
export type MustStatus = 'done' | 'half' | 'open' | 'none';
export type Must = { label: string; status: MustStatus };

/** The five musts as marks that fill while evidence is given; stays at the top of the form. */
export function Musts({ language, musts }: { language: Language; musts: readonly Must[] }) {
  const words = uiWords(language);
  const said = { done: words.mustDone, half: words.mustHalf, open: words.mustOpen, none: words.mustNone };
  return (
    <section className="musts" aria-label={words.musts}>
      <ol>
        {musts.map((must, index) => (
          <li key={must.label} className={must.status}>
            <svg viewBox="0 0 26 26" aria-hidden="true">
              <MustShape status={must.status} number={index + 1} />
            </svg>
            {must.label}
            <span className="sr">{said[must.status]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function MustShape({ status, number }: { status: MustStatus; number: number }) {
  if (status === 'done') {
    return (
      <>
        <circle className="must-full" cx="13" cy="13" r="12" />
        <path className="must-tick" d="m7.5 13.5 3.8 3.8 7.2-8" />
      </>
    );
  }
  return (
    <>
      <circle className="must-ring" cx="13" cy="13" r="11.5" />
      {status === 'half' && <path className="must-full" d="M13 3a10 10 0 0 0 0 20z" />}
      {status === 'none' && <path className="must-na" d="M8.5 13h9" />}
      {status === 'open' && (
        <text className="must-num" x="13" y="17.3" data-on="--sheet">
          {number}
        </text>
      )}
    </>
  );
}
