import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import { withdrawIt } from '../actions.ts';

/** Takes a notice back; `hint` says what that means where it stands. */
export function Withdraw(props: { notice: string; language: Language; label: string; hint: string }) {
  return (
    <AskForm
      id="withdraw"
      language={props.language}
      action={withdrawIt}
      look="plain"
      submit={props.label}
      hidden={{ notice: props.notice }}
      asks={[]}
    >
      <p className="soft small">{props.hint}</p>
    </AskForm>
  );
}
