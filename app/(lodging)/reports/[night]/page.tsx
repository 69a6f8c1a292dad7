import type { Metadata } from 'next';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { StateMark } from '#app/_ui/state.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { startOf } from '#lib/clock/business-day.ts';
import { dateNameWithYear, instantToMinute, nightName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { maskName } from '#lib/report/fields.ts';
import { type NightStay, nightWhole } from '#lib/report/night.ts';
import { whatMoved } from '#lib/report/outage/queries.ts';
import { deskWords, stateWords } from '#lib/report/words.ts';
import { namesOf } from '#lib/report/words-fields.ts';
import { deskPageWords, nightPageWords } from '#lib/report/words-pages.ts';
import { receiptWords, reportsWords } from '#lib/report/words-receipt.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { labels } from '#lib/report/words-terms.ts';
import { AskAbout } from '../../ask/about.tsx';
import { stateText } from '../../desk/around.tsx';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { houseOf, nightOfAddress, type Search } from '../../house.ts';
import { refusedDraft, said } from '../../said.ts';
import { NightForms } from './forms.tsx';
import { Moved } from './moved.tsx';
import { Versions } from './versions.tsx';

type Props = { params: Promise<{ night: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nightName(nightOfAddress((await params).night), await languageOfRequest()) };
}

/** One night: what stands, who is in it, every version with its differences and receipt, and the acts on it. */
export default async function NightPage({ params, searchParams }: Props) {
  const night = nightOfAddress((await params).night);
  const query = await searchParams;
  const { house, whole, moved, now } = await enter('report:read', async (pass) => {
    const { house } = await houseOf(pass, query);
    const whole = await nightWhole(pass, house.id, night);
    return { house, whole, moved: await whatMoved(pass, house.id, night), now: pass.now };
  });
  const { language, preferences } = await frameOf();
  const [words, page] = [reportsWords(language), nightPageWords(language)];
  const draft = await refusedDraft(query, house.code, night);
  const { line, versions, stays, removed, readable, amendUntil } = whole;
  const begun = startOf(night) <= now;
  const filed = versions.length > 0;
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      back={{ href: at('/reports', house.code, { month: night.slice(0, 7) }), label: words.title }}
      head={
        <div className="taskhead">
          <h1>{nightName(night, language)}</h1>
          <p className="soft">{house.name}</p>
          {line && (
            <StateMark state={stateOf(line.state)} language={language}>
              {stateText(line, language)}
            </StateMark>
          )}
        </div>
      }
      dock={dockOf(language, house.code, 'reports')}
    >
      <ErrorSummary
        language={language}
        title={page.notAgain}
        problems={said(draft?.problems ?? [], language)}
      />
      {!begun && <p className="soft">{page.notBegun}</p>}
      {begun && !line && <p className="soft">{page.notExpected}</p>}
      {filed && (
        <p className="soft">
          {readable ? words.amendUntil(instantToMinute(amendUntil, language)) : words.amendLate}
        </p>
      )}
      {moved && <Moved language={language} moved={moved} />}
      <Block id="stays" title={receiptWords(language).stays}>
        <div className="card">
          {!filed && <Line icon="doc" title={words.none} />}
          {filed && stays.length === 0 && (
            <Line
              state="filed"
              title={deskPageWords(language)[versions[0]?.kind === 'closed' ? 'filedClosed' : 'filedNil']}
            />
          )}
          {stays.map((stay) => (
            <StayLine key={stay.id} {...{ language, stay, house: house.code }} />
          ))}
          {removed.map((stay) => (
            <StayLine key={stay.id} {...{ language, stay, house: house.code }} />
          ))}
        </div>
      </Block>
      {begun && <NightForms {...{ language, house, night, whole, draft }} />}
      {filed && <Versions {...{ language, house: house.code, night, whole }} />}
      <AskAbout language={language} house={house.code} kind="return" id={night} />
    </LodgingShell>
  );
}

function StayLine({ language, stay, house }: { language: Language; stay: NightStay; house: string }) {
  const [words, page, states] = [receiptWords(language), nightPageWords(language), stateWords(language)];
  const { values } = stay;
  const stop = commaOf(language);
  const gone = stay.removedIn !== null;
  const reason = (stay.removedReason ?? '').split(':')[0];
  const name = stay.cleared
    ? words.cleared
    : values.name
      ? maskName(values.name)
      : stayWords(language).unknownName;
  const place = values.room ? deskPageWords(language).room(values.room) : deskPageWords(language).noRoom;
  const asks = stay.toComplete.length > 0 && !gone && !stay.cleared;
  return (
    <Line
      icon={gone ? 'cross' : 'child'}
      title={`${place}${stop}${name}`}
      href={gone || stay.cleared ? undefined : at(`/stays/${stay.id}`, house)}
    >
      {gone
        ? `${page.gone}${stop}${page.why(removalText(reason, language))}`
        : states[stay.left ? 'left' : 'in_house']}
      {asks && (
        <>
          <br />
          {deskWords(language).toComplete}
          {language === 'en' ? ': ' : '：'}
          {namesOf(stay.toComplete.join(','), language)}
        </>
      )}
      {!stay.cleared && (
        <>
          <br />
          {words.clearOn(dateNameWithYear(stay.clearOn, language))}
        </>
      )}
    </Line>
  );
}

function removalText(code: string | undefined, language: Language): string {
  const reasons: Record<string, string> = labels(language).removalReason;
  return reasons[code ?? ''] ?? '';
}
