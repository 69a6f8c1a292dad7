import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { Dayswitch } from '#app/_ui/dayswitch.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Monthcal, type MonthDay } from '#app/_ui/monthcal.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Legend } from '#app/_ui/state.tsx';
import { stateOf, states } from '#app/_ui/states.ts';
import { addDays, type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { diligenceWords } from '#lib/overview/words-diligence.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { nightsOf } from '#lib/report/desk.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';
import { nightPageWords } from '#lib/report/words-pages.ts';
import { bundleWords, reportsWords } from '#lib/report/words-receipt.ts';
import { at, dockOf, frameOf } from '../frame.tsx';
import { houseOf, one, type Search } from '../house.ts';

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: reportsWords(await languageOfRequest()).title };
}

const isMonth = (text: string | undefined) =>
  text !== undefined && /^(199[2-9]|2\d{3})-(0[1-9]|1[0-2])$/.test(text);

/** The month (YYYY-MM) n months after another; used one step at a time. */
function monthAfter(month: string, n: number): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const count = year * 12 + of - 1 + n;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** A month of returns as a calendar of marks, each leading to its night. */
export default async function ReportsPage({ searchParams }: Props) {
  const query = await searchParams;
  const asked = one(query, 'month');
  const { house, houses, nights, running } = await enter('report:read', async (pass) => {
    const { house, houses } = await houseOf(pass, query);
    const running = businessDayAt(pass.now);
    const month = isMonth(asked) && asked ? asked : running.slice(0, 7);
    const from = businessDay(`${month}-01`);
    const to = addDays(businessDay(`${monthAfter(month, 1)}-01`), -1);
    const { nights } = await nightsOf(pass, house.id, from, to);
    return { house, houses, nights, running };
  });
  const month = isMonth(asked) && asked ? asked : running.slice(0, 7);
  const { language, preferences } = await frameOf();
  const [words, page] = [reportsWords(language), nightPageWords(language)];
  const [year = 0, ofYear = 0] = month.split('-').map(Number);
  const label = words.month(year, ofYear);
  const shown = nights.filter(({ day }) => day <= running);
  const expected = shown.filter(({ state }) => state !== 'excused');
  const days: Record<string, MonthDay> = Object.fromEntries(
    shown.map((night) => [
      night.day,
      { state: stateOf(night.state), href: at(`/reports/${night.day}`, house.code) },
    ]),
  );
  const to = (n: number) => at('/reports', house.code, { month: monthAfter(month, n) });
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: houses, switchHref: `${at('/desk', house.code)}#houses` }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
      dock={dockOf(language, house.code, 'reports')}
    >
      <div className="card">
        <div className="pad stack">
          <Dayswitch
            language={language}
            label={label}
            months
            earlierHref={to(-1)}
            laterHref={month < running.slice(0, 7) ? to(1) : undefined}
          />
          <Monthcal
            language={language}
            month={month}
            caption={label}
            days={days}
            current={running as BusinessDay}
          />
          <Legend language={language} states={states} />
          <p className="small soft">
            {page.sum(expected.length, expected.filter(({ version }) => version > 0).length)}
          </p>
        </div>
      </div>
      <Bundle language={language} code={house.code} month={month} />
      <div className="card">
        <Line icon="down-tray" title={sheetWords(language).title} href="/reports/sheet" />
      </div>
    </LodgingShell>
  );
}

/** The month's receipts to keep: a paper, a table, or files that verify one by one. */
function Bundle({ language, code, month }: { language: Language; code: string; month: string }) {
  const [words, diligence] = [bundleWords(language), diligenceWords(language)];
  const href = (format: string) =>
    `/api/v1/lodgings/${code}/receipts?${new URLSearchParams({ month, format })}`;
  return (
    <Block id="bundle" title={words.heading}>
      <div className="card">
        <div className="pad stack">
          <p className="small soft">{words.text}</p>
          <div className="acts">
            <LinkButton icon="doc" href={href('pdf')} download>
              {words.pdf}
            </LinkButton>
            <LinkButton icon="down-tray" href={href('csv')} download>
              {words.csv}
            </LinkButton>
            <LinkButton icon="down-tray" href={href('files')} download>
              {words.files}
            </LinkButton>
          </div>
        </div>
        <div className="pad stack">
          <h3>{diligence.heading}</h3>
          <p className="small soft">{diligence.text}</p>
          <div className="acts">
            <LinkButton
              icon="doc"
              href={`/api/v1/lodgings/${code}/diligence?${new URLSearchParams({ month })}`}
              download
            >
              {diligence.pdf}
            </LinkButton>
          </div>
        </div>
      </div>
    </Block>
  );
}
