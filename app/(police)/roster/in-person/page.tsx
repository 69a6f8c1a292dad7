import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { colleaguesInReach } from '#lib/identity/device/factor.ts';
import { papersAtStation } from '#lib/identity/device/terms.ts';
import { factorWords, paperWords, stationWords } from '#lib/identity/device/words.ts';
import { rosterWords } from '#lib/roster/words.ts';
import { factorLost } from './actions.ts';

type Props = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: factorWords(await languageOfRequest()).title };
}

/** A colleague who lost phone and recovery codes stands before the chief: the second factor is set up anew, on record. */
export default async function FactorInPerson({ searchParams }: Props) {
  const people = await enter('factor:vouch', colleaguesInReach);
  const language = await languageOfRequest();
  const [words, station] = [factorWords(language), stationWords(language)];
  return (
    <>
      <PageHead title={words.title} crumbs={[{ href: '/roster', label: rosterWords(language).roster }]} />
      <Done done={(await searchParams).done} said={{ reset: words.done }} />
      <Panel id="factor" title={words.title}>
        <AskForm
          id="factor-lost"
          language={language}
          action={factorLost}
          look="danger"
          submit={words.reset}
          asks={[
            {
              name: 'account',
              label: station.person,
              kind: 'select',
              options: people.map(({ account, name, phoneMasked }) => ({
                value: account,
                label: `${name} · ${phoneMasked}`,
              })),
            },
            {
              name: 'paper',
              label: station.paper,
              kind: 'select',
              options: [
                { value: '', label: '—' },
                ...papersAtStation.map((value) => ({ value, label: paperWords(language)[value] })),
              ],
            },
          ]}
        >
          <p className="hint">{words.text}</p>
        </AskForm>
      </Panel>
    </>
  );
}
