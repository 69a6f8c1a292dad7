import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { Done } from '#app/(shared)/account/done.tsx';
import { standings } from '#lib/anomaly/approvals.ts';
import { parametersOf } from '#lib/anomaly/parameters.ts';
import {
  type Approval,
  approvalsOf,
  type ParameterPrecision,
  parameterPrecisions,
} from '#lib/anomaly/precision.ts';
import { previewOf } from '#lib/anomaly/preview.ts';
import { ruleOf } from '#lib/anomaly/registry.ts';
import { codes, type Rule } from '#lib/anomaly/rule.ts';
import { alertWords, unitName } from '#lib/anomaly/words.ts';
import { parameterName, parametersText } from '#lib/anomaly/words-parameters.ts';
import { ruleWords } from '#lib/anomaly/words-rules.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { heldOf } from '../../../held.ts';
import { tryParameters } from '../../parameters/actions.ts';
import { Found } from './found.tsx';

type Props = { params: Promise<{ rule: string }>; searchParams: Promise<Query> };

const asked = async ({ params }: Props) => {
  const { rule: given } = await params;
  const code = codes.find((one) => one === given);
  return code && ruleOf(code);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const language = await languageOfRequest();
  return { title: (await asked(props))?.words(language).name ?? alertWords(language).rules };
}

/** One rule: its parameters, what others would have found, how right it was under which, and who gave it when. */
export default async function OneRule(props: Props) {
  const [rule, query, language] = [await asked(props), await props.searchParams, await languageOfRequest()];
  const words = ruleWords(language);
  const { standing, precision, approvals } = await enter('alert:read', async (pass) => ({
    standing: rule ? ((await standings(pass)).get(rule.code)?.parameters ?? {}) : {},
    precision: rule ? await parameterPrecisions(pass, rule.code) : [],
    approvals: rule ? await approvalsOf(pass, rule.code) : [],
  }));
  if (!rule) notFound();
  const mayGive = (await heldOf(['rule:approve'])).has('rule:approve');
  const preview = mayGive ? await enter('rule:approve', (pass) => previewOf(pass, rule.code)) : null;
  const set = parametersOf(rule, standing);
  const tried = preview && parametersOf(rule, preview.parameters);
  const different = tried !== null && Object.entries(tried).some(([name, value]) => set[name] !== value);
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/alerts', label: alertWords(language).alerts },
          { href: '/alerts/rules', label: alertWords(language).rules },
          { href: `/alerts/rules/${rule.code}`, label: rule.words(language).name },
        ]}
        title={rule.words(language).name}
      />
      <Done done={query.done} said={{ asked: words.didAsk, set: words.didSet }} />
      <div className="stack">
        <p>{rule.words(language).means}</p>
        <Panel id="parameters" title={words.parameters}>
          <Parameters rule={rule} set={set} language={language} />
        </Panel>
        {mayGive && Object.keys(set).length > 0 && (
          <Panel id="try" title={words.tryTitle}>
            <p className="soft">{words.tryNote}</p>
            <AskForm
              id="try-form"
              language={language}
              action={tryParameters}
              submit={words.tryIt}
              hidden={{ rule: rule.code }}
              asks={asksOf(rule, set, tried ?? set, language)}
            />
          </Panel>
        )}
        {preview && <Found {...{ rule, preview, different, language }} />}
        <Panel id="precision" title={words.precisionBy} flush={precision.length > 0}>
          <Precision rule={rule} rows={precision} language={language} />
        </Panel>
        <Panel id="approvals" title={words.history} flush={approvals.length > 0}>
          <Approvals rule={rule} rows={approvals} language={language} />
        </Panel>
      </div>
    </>
  );
}

function asksOf(
  rule: Rule,
  set: Readonly<Record<string, number>>,
  tried: Readonly<Record<string, number>>,
  language: Language,
): Ask[] {
  return Object.entries(rule.parameters).map(([name, { unit }]) => ({
    name,
    label: parameterName(rule.code, name, language),
    kind: 'number',
    value: String(tried[name] ?? ''),
    hint: ruleWords(language).now(String(set[name] ?? ''), unitName(unit, language)),
  }));
}

type Part<Row> = { rule: Rule; rows: readonly Row[]; language: Language };

function Parameters(props: { rule: Rule; set: Readonly<Record<string, number>>; language: Language }) {
  const { rule, set, language } = props;
  const list = Object.entries(rule.parameters);
  if (list.length === 0) return <p className="soft">{ruleWords(language).noParameters}</p>;
  return (
    <ul>
      {list.map(([name, { unit, source }]) => (
        <li key={name}>
          {parameterName(rule.code, name, language)} <b className="num">{set[name]}</b>{' '}
          {unitName(unit, language)} <span className="small soft">{source}</span>
        </li>
      ))}
    </ul>
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function Precision({ rule, rows, language }: Part<ParameterPrecision>) {
  const words = ruleWords(language);
  if (rows.length === 0) return <p className="soft">{alertWords(language).precisionNone}</p>;
  const columns: Column<ParameterPrecision>[] = [
    {
      key: 'set',
      head: words.parameters,
      cell: ({ parameters }) => parametersText(rule.code, parameters, words.own, language),
    },
    { key: 'closed', head: words.closed, right: true, cell: ({ closed }) => closed },
    { key: 'right', head: words.right, right: true, cell: ({ confirmed }) => confirmed },
    {
      key: 'interval',
      head: words.interval,
      cell: ({ closed, confirmed, interval }) =>
        interval
          ? `${percent(confirmed / closed)} (${percent(interval.low)}–${percent(interval.high)})`
          : '—',
    },
  ];
  const keyOf = ({ parameters }: ParameterPrecision) => JSON.stringify(parameters);
  return (
    <Table language={language} caption={words.precisionBy} columns={columns} rows={rows} rowKey={keyOf} />
  );
}

function Approvals({ rule, rows, language }: Part<Approval>) {
  const words = ruleWords(language);
  if (rows.length === 0) return <p className="soft">{words.historyNone}</p>;
  const columns: Column<Approval>[] = [
    { key: 'at', head: words.at, cell: ({ at }) => instantToMinute(at, language) },
    { key: 'state', head: words.state, cell: ({ approved }) => (approved ? words.wasOn : words.wasOff) },
    { key: 'by', head: words.by, cell: ({ approver }) => approver },
    { key: 'basis', head: words.basis, cell: ({ basis }) => basis },
    {
      key: 'set',
      head: words.parameters,
      cell: ({ parameters }) => parametersText(rule.code, parameters, words.own, language),
    },
  ];
  return (
    <Table
      language={language}
      caption={words.history}
      columns={columns}
      rows={rows}
      rowKey={({ at }) => at.toISOString()}
    />
  );
}
