import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { nightName } from '#lib/clock/words.ts';
import { credentialOfPage, enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { tryOut } from '#lib/gate/take-back.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { badLines, fileLines, type SheetFiled, type SheetOutcome, sheetOf } from '#lib/report/sheet/run.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';
import { filedText } from '../../../desk/night-acts.tsx';
import { at, frameOf } from '../../../frame.tsx';
import { one, type Search } from '../../../house.ts';
import { said } from '../../../said.ts';
import { fileSheet } from './actions.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: sheetWords(await languageOfRequest()).tried };
}

/** What a sheet would do, line by line, until it is filed; then what it did, with a receipt for each return. */
export default async function SheetResult({ params, searchParams }: Props) {
  const { id } = await params;
  const problem = one(await searchParams, 'problem');
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound();
  const kept = await enter('report:file', (pass) => sheetOf(pass, id));
  const outcome = kept.result ?? (await tried(id));
  const { language, preferences } = await frameOf();
  const words = sheetWords(language);
  const filed = kept.filedAt !== null;
  const refused = problem && /^M-\d{3}$/.test(problem) ? [{ code: problem }] : [];
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      back={{ href: '/reports/sheet', label: words.title }}
      head={
        <div className="taskhead">
          <h1>{filed ? words.filed : words.tried}</h1>
        </div>
      }
    >
      <ErrorSummary language={language} problems={said(refused, language)} />
      {filed ? (
        <Answer title={words.done(outcome.returns.filter(({ outcome }) => outcome === 'accepted').length)}>
          <p>
            <a href={`/reports/sheet/${id}/result`}>{words.result}</a>
          </p>
          <p>
            <a href={`/reports/sheet/${id}/receipts`}>{words.receipts}</a>
          </p>
        </Answer>
      ) : (
        <Decide language={language} id={id} outcome={outcome} />
      )}
      <Returns language={language} returns={outcome.returns} filed={filed} />
      <Lines language={language} outcome={outcome} filed={filed} />
    </LodgingShell>
  );
}

async function tried(id: string): Promise<SheetOutcome> {
  try {
    return await tryOut('report:file', await credentialOfPage(), (pass) => fileLines(pass, id, []));
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'not_found') {
      redirect(`/reports/sheet?problem=${error.problems[0]?.code ?? 'M-199'}`);
    }
    if (error instanceof Refusal) redirect('/reports/sheet');
    throw error;
  }
}

type Part = { language: Language; outcome: SheetOutcome };

function Decide({ language, id, outcome }: Part & { id: string }) {
  const words = sheetWords(language);
  const bad = badLines(outcome);
  const all = outcome.lines.length;
  return (
    <Answer
      title={bad.length === 0 ? words.allGood(all) : words.someBad(bad.length, all)}
      warn={bad.length > 0}
    >
      <form className="stack" action={fileSheet}>
        <input type="hidden" name="sheet" value={id} />
        {bad.length === 0 ? (
          <Button look="lamp" wide>
            {words.fileAll(outcome.returns.length)}
          </Button>
        ) : (
          <>
            <LinkButton look="act" wide href="/reports/sheet">
              {words.another}
            </LinkButton>
            {bad.length < all && (
              <Button wide name="good" value="1">
                {words.goodOnly(bad.length)}
              </Button>
            )}
            <a href={`/reports/sheet/${id}/result`}>{words.result}</a>
          </>
        )}
      </form>
    </Answer>
  );
}

function Returns(props: { language: Language; returns: readonly SheetFiled[]; filed: boolean }) {
  const { language, returns, filed } = props;
  const words = sheetWords(language);
  const shown = returns.filter(({ outcome }) => outcome !== 'refused');
  if (shown.length === 0) return null;
  return (
    <Block id="returns" title={words.returns} count={shown.length}>
      <div className="card">
        {shown.map((one) => (
          <Line
            key={`${one.lodging} ${one.night}`}
            icon="check"
            title={`${one.lodging} ${nightName(one.night, language)}`}
            href={filed ? at(`/reports/${one.night}/receipt`, one.lodging) : undefined}
          >
            {one.outcome === 'unchanged' ? words.stood : filedText(one, language)}
            {filed && one.shortCode && <span className="mono"> {showShortCode(one.shortCode)}</span>}
          </Line>
        ))}
      </div>
    </Block>
  );
}

function Lines({ language, outcome, filed }: Part & { filed: boolean }) {
  const words = sheetWords(language);
  const told = outcome.lines.filter(
    ({ problems, line }) => problems.length > 0 || outcome.left.includes(line),
  );
  if (told.length === 0) return null;
  return (
    <Block id="lines" title={words.lines} count={told.length}>
      <div className="card">
        {told.map(({ line, lodging, problems }) => (
          <Line
            key={line}
            icon={outcome.left.includes(line) ? 'cross' : 'alert'}
            title={`${words.line} ${line}${lodging ? ` · ${lodging}` : ''}`}
          >
            {filed && outcome.left.includes(line) && <b>{words.left} </b>}
            {said(problems, language).map(({ code, message, cure }) => (
              <span key={`${code} ${message}`}>
                <span className="mono">{code}</span> {message}
                {cure && `${language === 'en' ? '. ' : '。'}${cure}`}
                <br />
              </span>
            ))}
          </Line>
        ))}
      </div>
    </Block>
  );
}
