import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { GiveInput } from '#lib/handover/give.ts';
import type { Taker } from '#lib/handover/takers.ts';
import { giveWords, takerRole } from '#lib/handover/words-give.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { give } from './give-actions.ts';

type Part = Required<Pick<GiveInput, 'matter' | 'id' | 'back'>> & {
  takers: readonly Taker[];
  /** who has it: is not offered again */
  holder: string | null;
  /** the lodging, for a screen reader */
  whose: string;
  language: Language;
};

/** One choice and one tap: the officer of the beat stands first and is chosen. */
export function GiveForm({ matter, id, back, takers, holder, whose, language }: Part) {
  const words = giveWords(language);
  const free = takers.filter(({ account }) => account !== holder);
  if (free.length === 0) return <p className="small soft">{words.nobody}</p>;
  return (
    <AskForm
      id={`give-${id}`}
      language={language}
      action={give}
      look="plain"
      submit={words.give}
      submitLabel={`${words.give} ${whose}`}
      hidden={{ matter, id, back }}
      asks={[
        {
          name: 'to',
          label: words.to,
          kind: 'select',
          options: free.map(({ account, name, role, unit }) => ({
            value: account,
            label: `${name} ${takerRole(role, language)}${role === 'officer' ? '' : ` ${unit}`}`,
          })),
        },
      ]}
    />
  );
}
