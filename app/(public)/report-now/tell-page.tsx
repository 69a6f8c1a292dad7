import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { dockOf } from '#app/(lodging)/frame.tsx';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { placesToTell, stateOfTold } from '#lib/gate/tell.ts';
import { visitOf } from '#lib/gate/visit.ts';
import type { TellPlace, TellState } from '#lib/incident/door.ts';
import type { IncidentKind } from '#lib/incident/terms.ts';
import { tellWords } from '#lib/incident/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { placeOf } from './place.ts';
import { TellForm } from './tell-form.tsx';
import { Told } from './told.tsx';
import { toldKey } from './told-cookie.ts';
import './report-now.css';

export type Search = Promise<Record<string, string | string[] | undefined>>;

type Found = { places: TellPlace[]; told: TellState | null; degraded: boolean };

/** What the page needs of the database; without it the form still stands, and sending says whether it was stored. */
async function look(plate: string | null, kind: IncidentKind): Promise<Found> {
  try {
    const [visit, key] = await Promise.all([visitOf(), toldKey()]);
    const told = key ? await stateOfTold(key, visit) : null;
    return {
      places: await placesToTell(visit, plate),
      told: told?.kind === kind ? told : null,
      degraded: false,
    };
  } catch (error) {
    logLine('error', 'tell.page', traceOf(error));
    return { places: [], told: null, degraded: true };
  }
}

const textOf = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value.slice(0, 80) : null;

/** One page for a stranger, a clerk and the plate: the form, or how it stands with what this browser told. */
export async function TellPage({ kind, search }: { kind: IncidentKind; search: Search }) {
  const [language, query] = await Promise.all([languageOfRequest(), search]);
  const [asked, plate] = [textOf(query.lodging), textOf(query.plate)];
  const { places, told, degraded } = await look(plate, kind);
  const words = tellWords(language);
  const houses = places.filter(({ lodging }) => lodging !== null);
  const house =
    houses.find(({ lodging }) => lodging?.code === asked) ?? (houses.length === 1 ? houses[0] : null);
  const own = !plate && house?.account ? house.lodging : null;
  const now = told?.now ?? systemNow();
  return (
    <Frame
      language={language}
      title={kind === 'report_now' ? words.title : words.titleUnroomed}
      back={placeOf(kind, { ...(asked ? { lodging: asked } : {}), ...(plate ? { plate } : {}) })}
      own={own ?? null}
    >
      {told ? (
        <Told language={language} told={told} lodging={own?.code ?? null} />
      ) : (
        <>
          {kind === 'report_now' && (
            <a className="report-now" href="tel:110">
              <span>
                {words.danger}
                <small>{words.silent}</small>
              </span>
            </a>
          )}
          {kind === 'left_unroomed' && <p className="soft">{words.unroomedLead}</p>}
          {degraded && <Answer warn title={words.degraded} />}
          <TellForm
            language={language}
            kind={kind}
            requestKey={randomUUID()}
            house={house?.lodging ? { code: house.lodging.code, name: house.lodging.name } : null}
            houses={house ? [] : houses.flatMap(({ lodging }) => (lodging ? [lodging] : []))}
            counties={
              houses.length > 0 ? [] : places.map(({ county, post }) => ({ county, name: post.name }))
            }
            plate={plate}
            at={`${civilDateAt(now)}T${clockTimeAt(now)}`}
          />
          <p className="soft small">
            <a
              href={placeOf(kind === 'report_now' ? 'left_unroomed' : 'report_now', {
                ...(own ? { lodging: own.code } : {}),
                ...(plate ? { plate } : {}),
              })}
            >
              {kind === 'report_now' ? words.toUnroomed : words.toReportNow}
            </a>
            {kind === 'report_now' && (
              <>
                <br />
                {words.toUnroomedHint}
              </>
            )}
          </p>
        </>
      )}
    </Frame>
  );
}

async function Frame(props: {
  language: Language;
  title: string;
  back: string;
  own: { code: string; name: string } | null;
  children: ReactNode;
}) {
  const { language, title, own, children } = props;
  const largeType = await largeTypeOfRequest();
  const preferences = { action: '/api/v1/preferences', method: 'post' as const, back: props.back, largeType };
  if (!own) {
    return (
      <PublicShell language={language} title={title} preferences={preferences}>
        <div className="tell">{children}</div>
      </PublicShell>
    );
  }
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: own.name }}
      head={
        <div className="taskhead">
          <h1>{title}</h1>
        </div>
      }
      dock={dockOf(language, own.code, 'report-now')}
    >
      <div className="tell">{children}</div>
    </LodgingShell>
  );
}
