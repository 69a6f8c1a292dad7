import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Code } from '#app/_ui/code.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import css from '#app/(admin)/office.module.css';
import { Again } from '#app/(admin)/registry/import/[run]/again.tsx';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { isId } from '#lib/platform/ids.ts';
import { type HistoryLine, history, type RunLine } from '#lib/reconcile/queries.ts';
import { reconcilePageWords, resultName } from '#lib/reconcile/words-pages.ts';
import { outcomeOf, told } from '../../state.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: reconcilePageWords(await languageOfRequest()).title };
}

/** One register that was sent: how far its comparison is, then what came of it. */
export default async function Run({ params }: { params: Promise<{ run: string }> }) {
  const { run: id } = await params;
  if (!isId(id)) notFound();
  const [line] = await enter('register:reconcile', (pass) => history(pass, id, 1));
  if (!line) notFound();
  const language = await languageOfRequest();
  const words = reconcilePageWords(language);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/reconcile', label: words.title }, { label: instantToMinute(line.at, language) }]}
        title={words.runTitle(instantToMinute(line.at, language))}
        beside={
          <p className="soft">
            {words[line.form]} {line.by}
          </p>
        }
      />
      {!line.ended && <Working line={line} id={id} language={language} />}
      {line.code && <Failed code={line.code} language={language} />}
      {line.run && (
        <>
          <Answer title={words.done} warn={line.refused.length > 0}>
            <p>{outcomeOf(line, language)}</p>
            {line.changed && <p>{words.alertsFollow}</p>}
          </Answer>
          <Counts run={line.run} language={language} />
        </>
      )}
      {line.refused.length > 0 && <RefusedRows line={line} language={language} />}
    </>
  );
}

function Working({ line, id, language }: { line: HistoryLine; id: string; language: Language }) {
  const words = reconcilePageWords(language);
  const said = outcomeOf(line, language);
  return (
    <Panel id="working" title={words.working}>
      <div role="status">
        <p className="strong">{said}</p>
        <progress className={css.bar} aria-label={said} />
        <p className="hint">{words.workingText}</p>
      </div>
      <div>
        <LinkButton href={`/reconcile/runs/${id}`}>{words.refresh}</LinkButton>
      </div>
      <Again />
    </Panel>
  );
}

function Failed({ code, language }: { code: string; language: Language }) {
  const { message, cure } = told({ code }, language);
  return (
    <Panel id="failed" title={reconcilePageWords(language).failed}>
      <p>
        <Code code={code} /> {message}
      </p>
      {cure && <p className="hint">{cure}</p>}
    </Panel>
  );
}

function Counts({ run, language }: { run: RunLine; language: Language }) {
  const words = reconcilePageWords(language);
  const number = (count: number) => <span className="num">{words.guests(count)}</span>;
  return (
    <Panel id="counts" title={words.counts}>
      <Kv
        rows={[
          [words.nights, words.standingFor(dateName(run.from, language), dateName(run.to, language))],
          [words.rows, number(run.rows)],
          [resultName('matched', language), number(run.matched)],
          [resultName('not_filed', language), number(run.notFiled)],
          [resultName('not_registered', language), number(run.notRegistered)],
          [resultName('day_differs', language), number(run.dayDiffers)],
          [resultName('twin', language), number(run.twins)],
          [words.refused, number(run.refused)],
        ]}
      />
      <div>
        <LinkButton href="/reconcile">{words.toResults}</LinkButton>
      </div>
    </Panel>
  );
}

function RefusedRows({ line, language }: { line: HistoryLine; language: Language }) {
  const words = reconcilePageWords(language);
  return (
    <Panel id="refused" title={words.refused}>
      <ul>
        {line.refused.map(({ code, row }, index) => (
          <li key={`${row ?? index} ${code}`}>
            {row !== undefined && <span className="num">{words.row(row)} </span>}
            <Code code={code} plain /> {told({ code }, language).message}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
