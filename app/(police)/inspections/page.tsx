import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { drawPrecision } from '#lib/inspection/precision.ts';
import {
  drawOfWeek,
  type Inspection,
  latestInspections,
  openPlans,
  openRectifications,
  openUndercover,
  type Plan,
  type Rectification,
} from '#lib/inspection/queries.ts';
import { weekOf } from '#lib/inspection/weekly.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { kindWords } from '#lib/inspection/words-terms.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { heldOf } from '../held.ts';
import { CountyPanels } from './county.tsx';
import { resultOf } from './said.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: inspectionWords(await languageOfRequest()).title };
}

const yearOfDays = 366 * 86_400_000;

/** What is to be visited, what waits to be put right, and the visits made; the county also draws and prepares. */
export default async function Inspections({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = inspectionWords(language);
  const held = await heldOf(['inspection:plan', 'inspection:sign']);
  const { plans, waiting, made, now } = await enter('inspection:read', async (pass) => ({
    plans: await openPlans(pass),
    waiting: await openRectifications(pass),
    made: await latestInspections(pass),
    now: pass.now,
  }));
  const county = held.has('inspection:plan')
    ? await enter('inspection:plan', async (pass) => ({
        week: await drawOfWeek(pass, weekOf(pass.now)),
        undercover: await openUndercover(pass),
        precision: await drawPrecision(pass, new Date(pass.now.getTime() - yearOfDays)),
      }))
    : null;
  const signs = held.has('inspection:sign');
  return (
    <>
      <PageHead title={words.title} />
      <Done
        done={query.done}
        said={{ drawn: words.drawnDone, prepared: words.preparedDone, struck: words.struckDone }}
      />
      <div className="cols cols--flat">
        <div className="stack">
          <ToVisit {...{ plans, language, now, signs }} />
          <ToProve {...{ waiting, language, now }} />
          <Made {...{ made, language }} />
        </div>
        {county && <CountyPanels {...{ ...county, plans, language }} />}
      </div>
    </>
  );
}

function ToVisit(props: { plans: readonly Plan[]; language: Language; now: Date; signs: boolean }) {
  const { plans, language, now, signs } = props;
  const words = inspectionWords(language);
  return (
    <Panel id="to-visit" title={words.toDo} count={plans.length}>
      {plans.length === 0 && <Empty title={words.toDoNone} />}
      {plans.map((plan) => (
        <div className="contact" key={plan.id}>
          <div>
            <p>
              <b>
                <a href={`/lodgings/${plan.lodging.code}`}>{plan.lodging.name}</a>
              </b>{' '}
              <span className="small">{plan.lodging.address}</span>
            </p>
            <p className="small soft">
              {[plan.first.name, plan.second?.name].filter(Boolean).join(listCommaOf(language))}{' '}
              {words.by(instantToMinute(plan.dueAt, language))} {overdue(plan.dueAt, now, language)}
            </p>
          </div>
          {signs && (
            <div className="head__right">
              <LinkButton look="act" href={`/inspections/new?plan=${plan.id}`}>
                {words.record}
                <span className="sr"> {plan.lodging.name}</span>
              </LinkButton>
            </div>
          )}
        </div>
      ))}
    </Panel>
  );
}

function overdue(due: Date, now: Date, language: Language): string {
  const days = Math.floor((now.getTime() - due.getTime()) / 86_400_000);
  return now > due ? inspectionWords(language).overdue(Math.max(1, days)) : '';
}

function ToProve(props: { waiting: readonly Rectification[]; language: Language; now: Date }) {
  const { waiting, language, now } = props;
  const words = inspectionWords(language);
  return (
    <Panel id="to-prove" title={words.toProve} count={waiting.length}>
      {waiting.length === 0 && <p className="soft">{words.toProveNone}</p>}
      {waiting.map((one) => (
        <div className="contact" key={one.id}>
          <div>
            <p>
              <b>
                <a href={one.inspection ? `/inspections/${one.inspection}` : `/chases/${one.chase}`}>
                  {one.lodging.name}
                </a>
              </b>{' '}
              {words.by(dateName(one.until, language))}{' '}
              {one.until < civilDateAt(now) && words.overdue(daysOver(one.until, now))}
            </p>
            {one.houseDone && (
              <p className="small soft">{words.houseDone(instantToMinute(one.houseDone.at, language))}</p>
            )}
          </div>
        </div>
      ))}
    </Panel>
  );
}

const daysOver = (until: string, now: Date) =>
  Math.round((Date.parse(civilDateAt(now)) - Date.parse(until)) / 86_400_000);

function Made({ made, language }: { made: readonly Inspection[]; language: Language }) {
  const words = inspectionWords(language);
  return (
    <Panel id="made" title={words.done} flush={made.length > 0}>
      {made.length === 0 ? (
        <p className="soft">{words.doneNone}</p>
      ) : (
        <Table
          language={language}
          caption={words.done}
          rows={made}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'lodging',
              head: words.lodging,
              bare: true,
              className: 'who',
              cell: ({ id, lodging }) => (
                <b>
                  <a href={`/inspections/${id}`}>{lodging.name}</a>
                </b>
              ),
            },
            {
              key: 'when',
              head: words.when,
              cell: ({ happenedAt }) => instantToMinute(happenedAt, language),
            },
            { key: 'kind', head: words.kind, cell: ({ kind }) => kindWords(language)[kind] },
            {
              key: 'officers',
              head: words.officers,
              cell: ({ first, second }) => [first, second.name].join(listCommaOf(language)),
            },
            { key: 'result', head: words.result, cell: (one) => resultOf(one, language) },
          ]}
        />
      )}
    </Panel>
  );
}
