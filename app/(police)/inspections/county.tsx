import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { rules } from '#lib/anomaly/registry.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { DrawPrecision, Share } from '#lib/inspection/precision.ts';
import type { Plan, WeekDraw } from '#lib/inspection/queries.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { drawNow, prepare, strike } from './actions.ts';

type Props = {
  language: Language;
  week: WeekDraw | null;
  undercover: readonly Plan[];
  plans: readonly Plan[];
  precision: DrawPrecision;
};

/** What the county's supervision alone sees: the draw with its seed, what it finds, and the visits that are prepared. */
export function CountyPanels(props: Props) {
  return (
    <div className="stack">
      <Week {...props} />
      <Precision {...props} />
      <Undercover {...props} />
    </div>
  );
}

function Week({ language, week, plans }: Props) {
  const words = inspectionWords(language);
  return (
    <Panel id="week" title={words.week}>
      {week ? (
        <Kv
          rows={[
            [words.week, words.drawn(week.candidates, week.needed, week.controls)],
            [words.when, instantToMinute(week.madeAt, language)],
            [words.seed, <code key="seed">{String(week.seed)}</code>],
          ]}
        />
      ) : (
        <AskForm id="draw" language={language} action={drawNow} look="lamp" submit={words.draw} asks={[]} />
      )}
      <p className="hint">{words.drawHint}</p>
      {plans.length > 0 && (
        <details className="fold">
          <summary>{words.strike}</summary>
          <StrikeForm id="strike" plans={plans} language={language} />
        </details>
      )}
    </Panel>
  );
}

function StrikeForm(props: { id: string; plans: readonly Plan[]; language: Language; undercover?: boolean }) {
  const words = inspectionWords(props.language);
  return (
    <AskForm
      id={props.id}
      language={props.language}
      action={strike}
      look="plain"
      submit={words.strike}
      hidden={props.undercover ? { undercover: 'yes' } : {}}
      asks={[
        {
          name: 'plan',
          label: words.lodging,
          kind: 'select',
          options: props.plans.map(({ id, lodging }) => ({
            value: id,
            label: `${lodging.name} ${lodging.code}`,
          })),
        },
        { name: 'why', label: words.strikeWhy, kind: 'text' },
      ]}
    />
  );
}

const ruleName = (code: string, language: Language) =>
  rules.find((rule) => rule.code === code)?.words(language).name ?? code;

const percent = (share: number) => `${Math.round(share * 100)}%`;
const shareText = ({ visited, found, interval }: Share) =>
  interval ? `${percent(found / visited)} (${percent(interval.low)}–${percent(interval.high)})` : '—';

function Precision({ language, precision }: Props) {
  const words = inspectionWords(language);
  const rows = [
    { key: 'need', name: words.need, share: precision.need },
    { key: 'control', name: words.control, share: precision.control },
    ...precision.rules.map((share) => ({ key: share.rule, name: ruleName(share.rule, language), share })),
  ];
  return (
    <Panel id="precision" title={words.precision} flush>
      <div className="panel__body">
        <p className="hint">{words.precisionHint}</p>
        {precision.waiting > 0 && <p className="small soft">{words.waiting(precision.waiting)}</p>}
      </div>
      <Table
        language={language}
        caption={words.precision}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'group', head: words.group, bare: true, cell: ({ name }) => name },
          { key: 'visited', head: words.visited, right: true, cell: ({ share }) => share.visited },
          { key: 'found', head: words.foundShort, right: true, cell: ({ share }) => share.found },
          { key: 'share', head: words.share, right: true, cell: ({ share }) => shareText(share) },
        ]}
      />
    </Panel>
  );
}

function Undercover({ language, undercover }: Props) {
  const words = inspectionWords(language);
  return (
    <Panel id="undercover" title={words.undercover} count={undercover.length}>
      <p className="hint">{words.undercoverHint}</p>
      {undercover.map((plan) => (
        <div className="contact" key={plan.id}>
          <div>
            <p>
              <b>{plan.lodging.name}</b> <span className="small">{plan.lodging.address}</span>
            </p>
            <p className="small soft">{words.by(instantToMinute(plan.dueAt, language))}</p>
          </div>
          <LinkButton href={`/inspections/new?undercover=${plan.id}`}>{words.record}</LinkButton>
        </div>
      ))}
      {undercover.length > 0 && (
        <details className="fold">
          <summary>{words.strike}</summary>
          <StrikeForm id="strike-undercover" plans={undercover} language={language} undercover />
        </details>
      )}
      <AskForm
        id="prepare"
        language={language}
        action={prepare}
        submit={words.prepare}
        asks={[
          { name: 'lodging', label: words.code, kind: 'text' },
          { name: 'until', label: words.due, kind: 'date' },
        ]}
      />
    </Panel>
  );
}
