import { Answer } from '#app/_ui/answer.tsx';
import { Qr } from '#app/_ui/qr.tsx';
import css from '#app/(shared)/account/form.module.css';
import type { MadePairing } from '#lib/identity/device/care.ts';
import { deviceWords } from '#lib/identity/device/words.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** A pairing code that was just made, to be scanned at once; it is shown this once. */
export function pairingAnswer(language: Language, { code }: MadePairing) {
  const words = deviceWords(language);
  const link = `${env().origin}/pair/${code}`;
  return (
    <Answer title={words.code}>
      <p>{words.codeText}</p>
      <div className={css.picture}>
        <Qr text={link} label={words.codeQr} />
      </div>
      <p className="soft small">{words.link}</p>
      <p className={`${css.secret} mono`}>{link}</p>
    </Answer>
  );
}
