import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, type Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Filters } from '#app/_ui/filters.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Scroll } from '#app/_ui/scroll.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Tilemap, TilemapKey } from '#app/_ui/tilemap.tsx';
import { addDays, daysBetween } from '#lib/clock/business-day.ts';
import { clockTime, dateName, nightName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { unitFilters } from '#lib/overview/inputs.ts';
import { placesOf, tooFewForMap } from '#lib/overview/places.ts';
import { type UnitSheet, unitSheet } from '#lib/overview/units.ts';
import { boardWords } from '#lib/overview/words.ts';
import { unitsWords } from '#lib/overview/words-units.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { burdenOf } from '#lib/report/burden/burden.ts';
import { heldOf } from '../../held.ts';
import { Live } from '../live.tsx';
import { BurdenPanel } from './burden.tsx';
import { UnitTable } from './unit-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: unitsWords(await languageOfRequest()).title };
}

/** The same measures for county, station and beat, over one night or a span; the lines add up to the sum. */
export default async function Units({ searchParams }: { searchParams: Promise<Query> }) {
  const given = await searchParams;
  const asked = unitFilters.safeParse({
    from: given.from,
    to: given.to,
    station: given.station,
    cut: given.cut,
  });
  if (!asked.success) notFound();
  const language = await languageOfRequest();
  const words = unitsWords(language);
  const sheet = await enter('board:read', (pass) => unitSheet(pass, asked.data));
  const held = await heldOf(['burden:read']);
  const burden = held.size > 0 ? await enter('burden:read', burdenOf) : null;
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={[
          { href: '/board', label: words.back },
          ...(sheet.station
            ? [
                {
                  href: addressWith('/board/units', { ...spanOf(sheet), cut: cutOf(sheet) }, {}),
                  label: words.all,
                },
              ]
            : []),
        ]}
        beside={<p className="soft">{spanName(sheet, language)}</p>}
        end={<Live stream={liveStream()}>{boardWords(language).live(clockTime(sheet.now))}</Live>}
      />
      <Panel id="units" title={sheet.station?.name ?? words.all} flush>
        <Cuts {...{ sheet, language }} />
        <Spans {...{ sheet, language }} />
        {sheet.level === 'township' && <Tiles {...{ sheet, language }} />}
        {sheet.lines.length === 0 ? (
          <Empty icon="cal" title={words.none} />
        ) : (
          <Scroll label={words.title}>
            <UnitTable {...{ sheet, language }} />
          </Scroll>
        )}
        <div className="panel__body">
          <p className="small soft">{words.adds}</p>
          <p className="small soft">{words.before}</p>
          {[...sheet.lines, sheet.total].some(
            ({ intervals }) => intervals.completeness ?? intervals.completenessChange,
          ) && <p className="small soft">{words.few}</p>}
        </div>
      </Panel>
      {burden && <BurdenPanel burden={burden} language={language} />}
    </>
  );
}

const spanOf = ({ from, to }: UnitSheet): Query => ({ from, to });

function spanName({ from, to }: UnitSheet, language: Language): string {
  return from === to ? nightName(to, language) : `${dateName(from, language)} – ${dateName(to, language)}`;
}

const cutOf = ({ level }: UnitSheet) => (level === 'township' ? 'township' : undefined);

/** The same span by units of the police or by townships. */
function Cuts({ sheet, language }: { sheet: UnitSheet; language: Language }) {
  const words = unitsWords(language);
  const to = (cut: string | undefined) =>
    addressWith('/board/units', { ...spanOf(sheet), station: sheet.station?.id }, { cut });
  return (
    <Tabs
      label={words.cut}
      items={[
        { href: to(undefined), label: words.byUnit, current: sheet.level !== 'township' },
        { href: to('township'), label: words.byTownship, current: sheet.level === 'township' },
      ]}
    />
  );
}

/** The townships of the span as tiles; each leads to the board of its last night. */
function Tiles({ sheet, language }: { sheet: UnitSheet; language: Language }) {
  // Before the due nothing is missing yet: a field of red tiles would say otherwise.
  const { silent, due } = sheet.total.counts;
  if (tooFewForMap(sheet.townships) || (silent === 0 && due > 0)) return null;
  const lines = new Map(sheet.lines.map((line) => [line.id, line]));
  return (
    <div className="panel__body panel__body--map">
      <Tilemap
        language={language}
        tiles={placesOf(sheet.townships).map(({ township: { code, name }, x, y }) => ({
          ...{ code, name, x, y },
          expected: lines.get(code)?.expected ?? 0,
          received: lines.get(code)?.received ?? 0,
          href: addressWith('/board', { day: sheet.to, township: code }, {}),
        }))}
      />
      <TilemapKey language={language} />
    </div>
  );
}

/** One night, a week, a month, a quarter, or any span. */
function Spans({ sheet, language }: { sheet: UnitSheet; language: Language }) {
  const words = unitsWords(language);
  const { from, to, running } = sheet;
  const kept = { station: sheet.station?.id, cut: cutOf(sheet) };
  const length = daysBetween(from, to) + 1;
  return (
    <>
      <Tabs
        label={words.span}
        items={[1, 7, 30, 90].map((n) => ({
          href: addressWith('/board/units', kept, { from: addDays(to, 1 - n), to }),
          label: n === 1 ? words.lastNight : words.nights(n),
          current: n === length,
        }))}
      />
      <Filters language={language} action="/board/units" keep={kept}>
        <input
          className="input"
          type="date"
          name="from"
          aria-label={words.from}
          defaultValue={from}
          max={running}
        />
        <input
          className="input"
          type="date"
          name="to"
          aria-label={words.to}
          defaultValue={to}
          max={running}
        />
      </Filters>
    </>
  );
}
