import { Block } from '#app/_ui/panel.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { ownPhones } from '#lib/identity/device/care.ts';
import { deviceWords, viaWords } from '#lib/identity/device/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { endOwnPhone } from './actions.ts';
import { AskForm } from './ask-form.tsx';
import css from './form.module.css';

type Phones = Awaited<ReturnType<typeof ownPhones>>;

/** One's own paired phones, and the one act that ends a lost one. */
export function OwnPhones({ language, phones }: { language: Language; phones: Phones }) {
  const words = deviceWords(language);
  if (phones.length === 0) return null;
  return (
    <Block id="own-phones" title={words.phones}>
      <ul className={css.list}>
        {phones.map(({ id, label, via, pairedAt, seenAt, expiresAt }) => (
          <li key={id} className="card pad">
            <div className={css.form}>
              <div>
                <strong>{label}</strong>
                <p className="soft small">
                  {words.pairedVia(
                    instantToMinute(pairedAt, language),
                    Object.entries(viaWords(language)).find(([code]) => code === via)?.[1] ?? via,
                  )}
                </p>
                <p className="soft small">
                  {words.seen(instantToMinute(seenAt, language))} ·{' '}
                  {words.until(instantToMinute(expiresAt, language))}
                </p>
              </div>
              <AskForm
                id={`phone-${id}`}
                language={language}
                action={endOwnPhone}
                look="danger"
                submit={words.end}
                whose={label}
                hidden={{ id }}
                asks={[]}
              />
            </div>
          </li>
        ))}
      </ul>
    </Block>
  );
}
