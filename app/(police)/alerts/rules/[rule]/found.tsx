import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Preview } from '#lib/anomaly/preview.ts';
import type { Rule } from '#lib/anomaly/rule.ts';
import { alertWords, dispositionName } from '#lib/anomaly/words.ts';
import { parametersText } from '#lib/anomaly/words-parameters.ts';
import { reasonText } from '#lib/anomaly/words-reasons.ts';
import { ruleWords } from '#lib/anomaly/words-rules.ts';
import { dateName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { giveParameters } from '../../parameters/actions.ts';
import { Again } from '../again.tsx';

type Change = NonNullable<Preview['result']>['changes'][number];

/** What the last trial would have found: both counts, each change with its lodging and reasons, and the giving. */
export function Found(props: { rule: Rule; preview: Preview; different: boolean; language: Language }) {
  const { rule, preview, different, language } = props;
  const words = ruleWords(language);
  const { result } = preview;
  return (
    <Panel id="found" title={words.found}>
      <p>
        {words.tried}: <b>{parametersText(rule.code, preview.parameters, words.own, language)}</b>
      </p>
      {!result && (
        <>
          <p role="status">{words.working}</p>
          <LinkButton href={`/alerts/rules/${rule.code}#found`} look="plain">
            {words.again}
          </LinkButton>
          <Again />
        </>
      )}
      {result && <Counts result={result} language={language} />}
      {result && different && (
        <AskForm
          id="give"
          language={language}
          action={giveParameters}
          submit={words.give}
          hidden={{ rule: rule.code, asked: preview.askedAt.toISOString() }}
          asks={[{ name: 'basis', label: words.basis, kind: 'text' }]}
        />
      )}
    </Panel>
  );
}

function Counts({ result, language }: { result: NonNullable<Preview['result']>; language: Language }) {
  const words = ruleWords(language);
  return (
    <>
      <p className="small soft">
        {words.span(dateName(result.from, language), dateName(result.to, language))}
      </p>
      <Kv
        rows={[
          [words.before, words.alerts(result.before)],
          [words.after, words.alerts(result.after)],
          [words.same, words.alerts(result.same)],
          [words.gone, words.alerts(result.before - result.same)],
          [words.come, words.alerts(result.come)],
        ]}
      />
      {result.changes.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          language={language}
          caption={words.found}
          columns={columnsOf(language)}
          rows={result.changes}
          rowKey={keyOf}
        />
      )}
      {result.more > 0 && <p className="small soft">{words.more(result.more)}</p>}
    </>
  );
}

const keyOf = ({ sign, lodgingId, from, to }: Change) => `${sign}/${lodgingId}/${from}/${to}`;

function columnsOf(language: Language): Column<Change>[] {
  const words = ruleWords(language);
  const nights = alertWords(language).nights;
  return [
    { key: 'sign', head: words.sign, cell: ({ sign }) => (sign === 'gone' ? words.gone : words.come) },
    {
      key: 'lodging',
      head: words.lodging,
      cell: ({ code, name }) => <a href={`/lodgings/${code}`}>{name}</a>,
    },
    {
      key: 'nights',
      head: words.nights,
      cell: ({ from, to }) => nights(dateName(from, language), dateName(to, language)),
    },
    {
      key: 'why',
      head: words.why,
      cell: ({ reasons }) => (reasons[0] ? reasonText(reasons[0], language) : ''),
    },
    { key: 'ended', head: words.ended, cell: ({ ended }) => (ended ? dispositionName(ended, language) : '') },
  ];
}
