import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { addDays, businessDay, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { factorWords } from '#lib/identity/device/words.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { dutyUnits, onDuty, policeOf, rosterOf } from '#lib/roster/queries.ts';
import { gapsOf, type Span } from '#lib/roster/rules.ts';
import { gapDays, shownDays } from '#lib/roster/terms.ts';
import { rosterWords } from '#lib/roster/words.ts';
import { heldOf } from '../held.ts';
import { AbsenceList, AwayForm, PasteForm, ShiftForm } from './forms.tsx';
import { ShiftList } from './shifts.tsx';
import './roster.css';

const dayMs = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: rosterWords(await languageOfRequest()).roster };
}

/** Who has duty when at one post: now, the gaps of the week, two weeks of shifts, and the forms that change them. */
export default async function RosterPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, language] = await Promise.all([searchParams, languageOfRequest()]);
  const words = rosterWords(language);
  const held = await heldOf(['factor:vouch']);
  const found = await enter('roster:write', async (pass) => {
    const units = await dutyUnits(pass);
    const unit = query.unit ? units.find(({ id }) => id === query.unit) : units[0];
    if (!unit) return null;
    const from = instantOf(civilDateAt(pass.now), '00:00');
    const roster = await rosterOf(pass, [unit.id], from, new Date(from.getTime() + shownDays * dayMs));
    const week = new Date(pass.now.getTime() + gapDays * dayMs);
    return {
      ...{ units, unit, roster, now: pass.now },
      duty: await onDuty(pass, [unit], pass.now),
      people: await policeOf(pass, [unit.id]),
      gaps: gapsOf(roster.shifts, roster.absences, pass.now, week),
    };
  });
  if (!found) notFound();
  const { units, unit, roster, now, duty, gaps } = found;
  const people = [...new Map(found.people.map((one) => [one.account, one])).values()];
  const tomorrow = addDays(businessDay(civilDateAt(now)), 1);
  const there = duty[0];
  return (
    <>
      <PageHead
        title={`${words.roster} ${unit.name}`}
        end={
          held.has('factor:vouch') && (
            <LinkButton href="/roster/in-person">{factorWords(language).title}</LinkButton>
          )
        }
      />
      <Done
        done={query.done}
        said={{
          added: words.didAdd,
          imported: words.didImport,
          swapped: words.didSwap,
          absent: words.didAbsent,
          back: words.didBack,
        }}
      />
      {units.length > 1 && (
        <section className="panel" aria-label={words.unit}>
          <Tabs
            label={words.unit}
            items={units.map(({ id, name }) => ({
              href: `/roster?unit=${id}`,
              label: name,
              current: id === unit.id,
            }))}
          />
        </section>
      )}
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="now" title={words.now} first>
            <p>
              <b>
                {there && there.people.length > 0
                  ? there.people.map(({ name }) => name).join(listCommaOf(language))
                  : words.nobody}
              </b>{' '}
              <span className="small soft">{there?.by === 'roster' ? words.byRoster : words.byRole}</span>
            </p>
            <Gaps gaps={gaps} language={language} />
          </Panel>
          <Panel id="days" title={words.days} flush>
            {roster.shifts.length === 0 ? (
              <Empty title={words.none}>{words.noneHint}</Empty>
            ) : (
              <ShiftList {...{ roster, people, language, now }} />
            )}
          </Panel>
        </div>
        <div className="stack">
          <ShiftForm {...{ unit: unit.id, people, language, date: tomorrow }} />
          <PasteForm {...{ unit: unit.id, language }} />
          <AwayForm {...{ unit: unit.id, people, language }} />
          <AbsenceList {...{ absences: roster.absences, people, language }} />
        </div>
      </div>
    </>
  );
}

/** The spans of the week in which nobody has duty, in red. */
function Gaps({ gaps, language }: { gaps: readonly Span[]; language: Language }) {
  const words = rosterWords(language);
  if (gaps.length === 0) return <p className="soft">{words.noGaps}</p>;
  return (
    <div role="note">
      <p className="bad">
        <b>{words.gaps(gaps.length)}</b>
      </p>
      <ul>
        {gaps.slice(0, 14).map(({ from, to }) => (
          <li key={from.toISOString()} className="bad">
            {words.gap(instantToMinute(from, language), instantToMinute(to, language))}
          </li>
        ))}
      </ul>
      <p className="small soft">{words.fallback}</p>
    </div>
  );
}
