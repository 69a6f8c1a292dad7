import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { SeverityShape } from '#app/_ui/icons.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { type Standing, standings } from '#lib/anomaly/approvals.ts';
import { precisions } from '#lib/anomaly/queries.ts';
import { rules } from '#lib/anomaly/registry.ts';
import type { Parameter, Rule } from '#lib/anomaly/rule.ts';
import { alertWords, severityName, unitName } from '#lib/anomaly/words.ts';
import { parameterName } from '#lib/anomaly/words-parameters.ts';
import { ruleWords } from '#lib/anomaly/words-rules.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { heldOf } from '../../held.ts';
import { approve } from '../actions.ts';
import { PrecisionBar } from '../precision.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: alertWords(await languageOfRequest()).rules };
}

/** The registry as it is: each rule with what it means, its parameters and their sources, its standing and its precision. */
export default async function Rules({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = alertWords(language);
  const { standing, precision } = await enter('alert:read', async (pass) => ({
    standing: Object.fromEntries(await standings(pass)),
    precision: await precisions(pass),
  }));
  const mayApprove = (await heldOf(['rule:approve'])).has('rule:approve');
  return (
    <>
      <PageHead
        crumbs={[{ href: '/alerts', label: words.alerts }, { label: words.rules }]}
        title={words.rules}
      />
      <Done done={query.done} said={{ approved: words.didApprove, off: words.didSwitchOff }} />
      <div className="stack">
        {rules.map((rule) => (
          <Panel
            key={rule.code}
            id={`rule-${rule.code}`}
            title={rule.words(language).name}
            end={
              <span className="small soft">
                {rule.severity.map((severity) => (
                  <span className="state" key={severity}>
                    <SeverityShape severity={severity} /> {severityName(severity, language)}{' '}
                  </span>
                ))}{' '}
                <span className="mono">{rule.code}</span>
              </span>
            }
          >
            <p>{rule.words(language).means}</p>
            <p className="soft">{rule.words(language).act}</p>
            <Parameters rule={rule} standing={standing[rule.code]} language={language} />
            <p>
              <a href={`/alerts/rules/${rule.code}`}>
                {ruleWords(language).change}
                <span className="sr"> {rule.words(language).name}</span>
              </a>
            </p>
            <Given standing={standing[rule.code]} language={language} />
            <PrecisionBar precision={precision.find((one) => one.rule === rule.code)} language={language} />
            {mayApprove && <Approving {...{ rule, standing: standing[rule.code], language }} />}
          </Panel>
        ))}
      </div>
    </>
  );
}

function Parameters(props: { rule: Rule; standing: Standing | undefined; language: Language }) {
  const { rule, standing, language } = props;
  const words = alertWords(language);
  const parameters = Object.entries<Parameter>(rule.parameters);
  if (parameters.length === 0) return null;
  return (
    <details>
      <summary>{words.parameters}</summary>
      <ul>
        {parameters.map(([name, { value, unit, source }]) => (
          <li key={name}>
            {parameterName(rule.code, name, language)}{' '}
            <b className="num">{standing?.parameters[name] ?? value}</b> {unitName(unit, language)}{' '}
            <span className="small soft">{source}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Given({ standing, language }: { standing: Standing | undefined; language: Language }) {
  const words = alertWords(language);
  if (!standing?.approved || !standing.at) return <p className="soft">{words.off}</p>;
  return (
    <p className="small">
      {words.approved(standing.approver ?? '', instantToMinute(standing.at, language), standing.basis ?? '')}
    </p>
  );
}

function Approving(props: { rule: Rule; standing: Standing | undefined; language: Language }) {
  const { rule, standing, language } = props;
  const words = alertWords(language);
  const on = standing?.approved === true;
  return (
    <details>
      <summary>{on ? words.switchOff : words.approve}</summary>
      <AskForm
        id={`approve-${rule.code}`}
        language={language}
        action={approve}
        look={on ? 'plain' : 'act'}
        submit={on ? words.switchOff : words.approve}
        whose={rule.words(language).name}
        hidden={{ rule: rule.code, approved: on ? 'no' : 'yes' }}
        asks={[{ name: 'basis', label: words.basis, kind: 'text' }]}
      />
    </details>
  );
}
