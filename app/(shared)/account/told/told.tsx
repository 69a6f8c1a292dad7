import { Block } from '#app/_ui/panel.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { buildName } from '#lib/gate/build.ts';
import type { OwnPush } from '#lib/identity/push/subscription.ts';
import { pushWords } from '#lib/identity/push/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { AskForm } from '../ask-form.tsx';
import css from '../form.module.css';
import { endTold } from './actions.ts';
import { TellHere } from './tell-here.tsx';

/** In which browsers one is told that something waits, and the button that adds this one; nothing where the county has no Web Push. */
export function Told({ language, push }: { language: Language; push: OwnPush }) {
  if (!push) return null;
  const words = pushWords(language);
  return (
    <Block id="told" title={words.title}>
      <div className="card pad">
        <div className={css.form}>
          <p className="hint">{words.hint}</p>
          {push.browsers.length === 0 && <p>{words.none}</p>}
          {push.browsers.length > 0 && (
            <ul className={css.list}>
              {push.browsers.map(({ id, label, madeAt }) => (
                <li key={id} className={css.form}>
                  <div>
                    <strong>{label}</strong>
                    <p className="soft small">{words.since(instantToMinute(madeAt, language))}</p>
                  </div>
                  <AskForm
                    id={`told-${id}`}
                    language={language}
                    action={endTold}
                    look="plain"
                    submit={words.turnOff}
                    whose={label}
                    hidden={{ id }}
                    asks={[]}
                  />
                </li>
              ))}
            </ul>
          )}
          <noscript>
            <p className="hint">{words.noScript}</p>
          </noscript>
          <TellHere
            language={language}
            build={buildName()}
            publicKey={push.key}
            known={push.browsers.map(({ endpoint }) => endpoint)}
          />
        </div>
      </div>
    </Block>
  );
}
