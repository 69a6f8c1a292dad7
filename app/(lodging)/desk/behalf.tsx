import { Button, LinkButton } from '#app/_ui/button.tsx';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Unconfirmed } from '#lib/report/behalf/behalf.ts';
import { behalfWords } from '#lib/report/behalf/words.ts';
import { at } from '../frame.tsx';
import { confirm } from './actions.ts';
import { filedText } from './night-acts.tsx';

type Props = { language: Language; house: string; waiting: readonly Unconfirmed[] };

/** What an officer filed for the house after a call: one tap says it is right, another opens the night to correct it. */
export function BehalfBlock({ language, house, waiting }: Props) {
  const words = behalfWords(language);
  return waiting.map((one) => (
    <section key={one.report} className="card pad stack" aria-label={words.isRight}>
      <div>
        <b>
          {nightName(one.night, language)}
          {language === 'en' ? ': ' : '，'}
          {filedText(one, language)}
        </b>
        <p className="soft small">
          {words.told(one.officer, instantToMinute(one.filedAt, language), one.saidBy)}
        </p>
      </div>
      <p>{words.isRight}</p>
      <div className="pair pair--flat">
        <form action={confirm}>
          <input type="hidden" name="lodging" value={house} />
          <input type="hidden" name="report" value={one.report} />
          <input type="hidden" name="n" value={one.n} />
          <Button look="act" wide>
            {words.confirm}
          </Button>
        </form>
        <LinkButton href={at(`/reports/${one.night}`, house)}>{words.correct}</LinkButton>
      </div>
    </section>
  ));
}
