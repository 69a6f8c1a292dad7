import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Code } from '#app/_ui/code.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { heldOf } from '#app/(police)/held.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { againInput } from '#lib/registry/import/page-run.ts';
import type { ImportResult } from '#lib/registry/import/result.ts';
import { type ImportRun, importRunById } from '#lib/registry/import/run-record.ts';
import { importPageWords } from '#lib/registry/words-import-page.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import { told } from '../../../asked.ts';
import css from '../../../office.module.css';
import { accept, again } from '../actions.ts';
import { changesName, progressOf, stateOf } from '../state.ts';
import { Again } from './again.tsx';
import { Counts, Differences, RowResults } from './tables.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: importPageWords(await languageOfRequest()).title };
}

/** One run: how far it is while it works, then counts, differences and numbered rows, and what can be done with it. */
export default async function Run({ params }: { params: Promise<{ run: string }> }) {
  const asked = againInput.safeParse(await params);
  if (!asked.success) notFound();
  const run = await enter('registry:read', (pass) => importRunById(pass, asked.data.run));
  const language = await languageOfRequest();
  const words = importPageWords(language);
  const held = await heldOf(['registry:import']);
  const title = words.runTitle(run.dryRun, instantToMinute(run.startedAt, language));
  const { result } = run;
  return (
    <>
      <PageHead
        title={title}
        crumbs={[
          { href: '/registry', label: registryWords(language).title },
          { href: '/registry/import', label: words.title },
        ]}
        beside={<p className="soft">{run.source}</p>}
      />
      {!run.endedAt && <Working {...{ run, language }} />}
      {run.stopped && <Stopped {...{ run, language }} writes={held.has('registry:import')} />}
      {result && (
        <>
          <Answer warn={result.errors > 0} title={stateOf(run, language)}>
            <p>{changesName(run, language)}</p>
            {result.errors + result.warnings > 0 && (
              <p>{words.errorsWarnings(result.errors, result.warnings)}</p>
            )}
          </Answer>
          {run.dryRun && held.has('registry:import') && <Accept {...{ run, result, language }} />}
          <Counts {...{ result, language }} />
          <Differences {...{ result, language }} />
          <RowResults {...{ result, language }} />
        </>
      )}
    </>
  );
}

type Part = { run: ImportRun; language: Language };

function Working({ run, language }: Part) {
  const words = importPageWords(language);
  const { now } = run;
  const said = progressOf(run, language);
  return (
    <Panel id="working" title={words.working}>
      <div role="status">
        <p className="strong">{said}</p>
        <progress
          className={css.bar}
          aria-label={said}
          {...(now?.total ? { max: now.total, value: now.done } : {})}
        />
        <p className="hint">{words.waitingText}</p>
      </div>
      <div>
        <LinkButton href={`/registry/import/${run.id}`}>{words.refresh}</LinkButton>
      </div>
      <Again />
    </Panel>
  );
}

function AgainForm({ run, language }: Part) {
  return (
    <AskForm
      id="again"
      language={language}
      action={again}
      look="plain"
      submit={importPageWords(language).again}
      hidden={{ run: run.id }}
      asks={[]}
    />
  );
}

function Stopped({ run, language, writes }: Part & { writes: boolean }) {
  const words = importPageWords(language);
  const code = run.stopped ?? '';
  const { message, cure } = told({ code }, language);
  return (
    <Panel id="stopped" title={words.stopped}>
      <p>
        <Code code={code} /> {message}
      </p>
      {cure && <p className="hint">{cure}</p>}
      {writes && (run.kept ? <AgainForm {...{ run, language }} /> : <p className="soft">{words.gone}</p>)}
    </Panel>
  );
}

function Accept({ run, result, language }: Part & { result: ImportResult }) {
  const words = importPageWords(language);
  if (!run.kept) return <p className="soft">{words.handedOn}</p>;
  return (
    <Panel id="accept" title={words.acceptTitle} first>
      <div className={css.narrow}>
        <AskForm
          id="write"
          language={language}
          action={accept}
          look="lamp"
          submit={words.accept}
          hidden={{ run: run.id, mark: result.mark }}
          asks={result.errors > 0 ? [{ name: 'skip_refused', label: words.skipRefused, kind: 'check' }] : []}
        >
          <p className="hint">{words.acceptText}</p>
        </AskForm>
        <AgainForm {...{ run, language }} />
      </div>
    </Panel>
  );
}
