import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownReleases } from '#lib/release/queries.ts';
import { releaseWords } from '#lib/release/words.ts';
import { ask, make } from './actions.ts';
import { OwnReleases } from './own.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: releaseWords(await languageOfRequest()).evidence };
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 60) : undefined);

/** Evidence packs: asked here, allowed under Approvals, made and fetched here; a case fills the form in by its address. */
export default async function Evidence({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { releases, now } = await enter('evidence:ask', async (pass) => ({
    releases: await ownReleases(pass, 'evidence'),
    now: pass.now,
  }));
  const language = await languageOfRequest();
  const words = releaseWords(language);
  return (
    <>
      <PageHead title={words.evidence} />
      <Done done={query.done} said={{ asked: words.askedDone, made: words.madeDone }} />
      <div className="cols">
        <OwnReleases
          {...{ releases, language, now, make }}
          path="/evidence"
          forms={[
            { format: 'pdf', label: words.pdf },
            { format: 'json', label: words.machine },
          ]}
        />
        <Panel id="ask" title={words.askEvidence}>
          <AskForm
            id="evidence"
            language={language}
            action={ask}
            look="lamp"
            submit={words.send}
            asks={[
              { name: 'lodging', label: words.lodging, kind: 'text', value: text(query.lodging) },
              { name: 'from_day', label: words.from, kind: 'date', value: text(query.from) },
              { name: 'to_day', label: words.to, kind: 'date', value: text(query.to) },
              { name: 'authority', label: words.authority, kind: 'text' },
              {
                ...{ name: 'reference', label: words.reference, kind: 'text', value: text(query.reference) },
                hint: words.referenceHint,
              },
              { name: 'opened', label: words.opened, kind: 'check' },
            ]}
          >
            <p className="hint">{words.evidenceText}</p>
          </AskForm>
        </Panel>
      </div>
    </>
  );
}
