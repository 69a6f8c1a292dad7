import type { Metadata } from 'next';
import { Answer } from '#app/_ui/answer.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type ProviderState, providerStates } from '#lib/identity/provider/setting.ts';
import { providerAbout, providerField, providerName, providerWords } from '#lib/identity/provider/words.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { set } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: providerWords(await languageOfRequest()).title };
}

/** Who vouches for police at sign-in. Secrets go in and never come out. */
export default async function Ways({ searchParams }: { searchParams: Search }) {
  const states = await enter('account:manage', providerStates);
  const [language, { done }] = await Promise.all([languageOfRequest(), searchParams]);
  const words = providerWords(language);
  return (
    <>
      <PageHead title={words.title} beside={<p className="soft">{words.hint}</p>} />
      {done === 'saved' && <Answer title={words.saved} />}
      {states.map((state) => (
        <Panel
          key={state.kind}
          id={state.kind}
          title={providerName(state.kind, language)}
          end={
            <Chip line={!state.enabled}>
              {state.enabled ? words.on : state.set ? words.off : words.unset}
            </Chip>
          }
        >
          <p className="soft">{providerAbout(state.kind, language)}</p>
          <p>
            {words.back} <code className="wrap">{`${env().origin}/sign-in/back`}</code>
          </p>
          <AskForm
            id={`set-${state.kind}`}
            language={language}
            action={set}
            submit={words.save}
            whose={providerName(state.kind, language)}
            hidden={{ kind: state.kind }}
            asks={asksOf(state, language)}
          />
        </Panel>
      ))}
    </>
  );
}

function asksOf(state: ProviderState, language: Language): Ask[] {
  const words = providerWords(language);
  return [
    ...state.fields.map(
      ({ name, value }): Ask => ({
        name,
        label: providerField(name, language),
        kind: name === 'secret' ? 'password' : 'text',
        value: name === 'secret' ? '' : value,
        autoComplete: name === 'secret' ? 'new-password' : 'off',
        ...(name === 'secret' && state.set ? { hint: words.keep } : {}),
      }),
    ),
    { name: 'enabled', label: words.enable, kind: 'check', value: state.enabled ? '1' : '' },
  ];
}
