import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { Done } from '#app/(shared)/account/done.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { isId } from '#lib/platform/ids.ts';
import { keepsPictures, recentCases, shownCase } from '#lib/release/case/queries.ts';
import { ownReleases } from '#lib/release/queries.ts';
import { caseKinds } from '#lib/release/terms.ts';
import { releaseWords } from '#lib/release/words.ts';
import { ask, make } from './actions.ts';
import { AskCase, Cases } from './ask-case.tsx';
import { OwnReleases } from './own.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: releaseWords(await languageOfRequest()).evidence };
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 60) : undefined);

/** Evidence packs: asked here, allowed under Approvals, made and fetched here; a case fills the form in by its address. */
export default async function Evidence({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const kind = caseKinds.find((one) => one === query.kind);
  const id = typeof query.case === 'string' && isId(query.case) ? query.case : null;
  const { releases, cases, shown, pictures, now } = await enter('evidence:ask', async (pass) => ({
    releases: await ownReleases(pass, 'evidence'),
    cases: await recentCases(pass),
    shown: kind && id ? await shownCase(pass, kind, id) : null,
    pictures: await keepsPictures(pass),
    now: pass.now,
  }));
  if (kind && !shown) notFound();
  const language = await languageOfRequest();
  const words = releaseWords(language);
  const asks: Ask[] = [
    { name: 'authority', label: words.authority, kind: 'text' },
    {
      ...{ name: 'reference', label: words.reference, kind: 'text', value: text(query.reference) },
      hint: words.referenceHint,
    },
    { name: 'opened', label: words.opened, kind: 'check' },
    ...(pictures ? [{ name: 'pictures', label: words.pictures, kind: 'check' } as const] : []),
  ];
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
        <div className="stack">
          {shown ? (
            <AskCase one={shown} asks={asks} language={language} />
          ) : (
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
                  ...asks,
                ]}
              >
                <p className="hint">{words.evidenceText}</p>
              </AskForm>
            </Panel>
          )}
          <Cases cases={cases} language={language} />
        </div>
      </div>
    </>
  );
}
