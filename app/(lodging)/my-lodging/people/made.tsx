import { Answer } from '#app/_ui/answer.tsx';
import { Qr } from '#app/_ui/qr.tsx';
import css from '#app/(shared)/account/form.module.css';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Made } from '#lib/identity/invitations.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** A link that was just made, with its picture; its code is shown this once. */
export function madeAnswer(language: Language, title: string, { code, expiresAt }: Made) {
  const words = houseWords(language);
  const link = `${env().origin}/invite/${code}`;
  return (
    <Answer title={title}>
      <p>{words.madeText(instantToMinute(expiresAt, language))}</p>
      <div className={css.picture}>
        <Qr text={link} label={words.madeQr} />
      </div>
      <p className="soft small">{words.link}</p>
      <p className={`${css.secret} mono`}>{link}</p>
    </Answer>
  );
}
