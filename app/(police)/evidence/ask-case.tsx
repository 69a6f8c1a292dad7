import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { alertName } from '#lib/anomaly/words.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { incidentKindName } from '#lib/incident/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Case, ShownCase } from '#lib/release/case/queries.ts';
import { releaseWords } from '#lib/release/words.ts';
import { askOfCase } from './actions.ts';

/** Where the form of a case stands. */
export const caseAddress = (kind: string, id: string) =>
  `/evidence?${new URLSearchParams({ kind, case: id })}`;

const nameOf = (one: Case, language: Language) =>
  one.kind === 'alert' ? alertName(one.code, language) : incidentKindName(one.code, language);

/** The form of one case: what belongs to it, and the fields every pack is asked with. */
export function AskCase(props: { one: ShownCase; asks: readonly Ask[]; language: Language }) {
  const { one, language } = props;
  const words = releaseWords(language);
  const { from, to, house } = one;
  return (
    <Panel id="ask" title={words.askCase}>
      <Kv
        rows={[
          [
            words.case,
            <a key="case" href={one.kind === 'alert' ? `/alerts/${one.id}` : `/duty/${one.id}`}>
              {nameOf(one, language)}
            </a>,
          ],
          [words.house, house ? house.name : words.noHouse],
          [
            words.span,
            from === to
              ? dateName(from, language)
              : `${dateName(from, language)} – ${dateName(to, language)}`,
          ],
          [words.holds, words.caseHolds(one.alerts, one.incidents, one.stays)],
        ]}
      />
      <AskForm
        id="evidence-case"
        language={language}
        action={askOfCase}
        look="lamp"
        submit={words.send}
        hidden={{ case_kind: one.kind, case: one.id }}
        asks={props.asks}
      >
        <p className="hint">{words.caseText}</p>
      </AskForm>
      <p className="small">
        <a href="/evidence">{words.ofLodging}</a>
      </p>
    </Panel>
  );
}

/** The cases one may choose from. */
export function Cases({ cases, language }: { cases: readonly Case[]; language: Language }) {
  const words = releaseWords(language);
  return (
    <Panel id="cases" title={words.cases}>
      <p className="hint">{words.casesHint}</p>
      {cases.length === 0 && <p className="soft">{words.noCases}</p>}
      <ul className="todo">
        {cases.map((one) => (
          <li key={one.id}>
            <span>
              <a href={caseAddress(one.kind, one.id)}>
                {nameOf(one, language)} {one.house?.name ?? words.noHouse}
              </a>{' '}
              <span className="small soft">{instantToMinute(one.at, language)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
