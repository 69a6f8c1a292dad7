import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { SeverityShape } from '#app/_ui/icons.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Pager, Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import {
  alertQueue,
  type QueuedAlert,
  type QueueView,
  queueCounts,
  queuePage,
  recentPace,
} from '#lib/anomaly/queries.ts';
import { alertName, alertWords, dispositionName, severityName } from '#lib/anomaly/words.ts';
import { reasonText } from '#lib/anomaly/words-reasons.ts';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { openIncidents } from '#lib/incident/queries.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Live } from '../board/live.tsx';
import { PacePanel } from './pace.tsx';
import { lodgingOf, spanText } from './spans.tsx';
import { Ringing } from './standing.tsx';
import { ToldAtOnce } from './told-at-once.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: alertWords(await languageOfRequest()).alerts };
}

const views = ['instant', 'same_day', 'watch', 'rehearsal', 'closed'] as const satisfies QueueView[];

/** The queue: by severity, what is due first on top, each with its first reason. */
export default async function Alerts({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = alertWords(language);
  const given = Number(query.page ?? 1);
  const page = Number.isSafeInteger(given) && given > 0 && given < 10_000 ? given : 1;
  const { counts, view, alerts, pace, told, now } = await enter('alert:read', async (pass) => {
    const counts = await queueCounts(pass);
    const view = views.find((one) => one === query.view) ?? views.find((one) => counts[one] > 0) ?? 'instant';
    return {
      counts,
      view,
      alerts: await alertQueue(pass, view, page),
      pace: await recentPace(pass),
      told: await openIncidents(pass),
      now: pass.now,
    };
  });
  const open = counts.instant + counts.same_day + counts.watch + told.length;
  const label = (one: QueueView) =>
    one === 'closed' ? words.closed : one === 'rehearsal' ? words.rehearsal : severityName(one, language);
  const address = { path: '/alerts', query: { view } };
  return (
    <>
      <PageHead
        title={open > 0 ? words.waiting(open) : words.alerts}
        end={
          <>
            <Live stream={liveStream()}>{words.live(clockTime(now))}</Live>
            <LinkButton href="/alerts/rules">{words.toRules}</LinkButton>
          </>
        }
      />
      <ToldAtOnce told={told} language={language} now={now} />
      <section className="panel" aria-label={words.alerts}>
        <Tabs
          label={words.alerts}
          items={views.map((one) => ({
            href: `/alerts?view=${one}`,
            label: label(one),
            count: counts[one],
            current: one === view,
          }))}
        />
        {view === 'rehearsal' && counts.rehearsal > 0 && (
          <p className="panel__body soft">{words.rehearsalNote}</p>
        )}
        {alerts.length === 0 ? (
          <Empty title={words.nothing}>{words.nothingHint}</Empty>
        ) : (
          <Table
            language={language}
            caption={label(view)}
            rows={alerts}
            rowKey={({ id }) => id}
            columns={columnsOf(language, now)}
          />
        )}
        {counts[view] > queuePage && (
          <Pager language={language} {...address} page={page} total={counts[view]} size={queuePage} />
        )}
      </section>
      <PacePanel pace={pace} language={language} />
    </>
  );
}

function columnsOf(language: Language, now: Date): readonly Column<QueuedAlert>[] {
  const words = alertWords(language);
  return [
    {
      key: 'what',
      head: words.alerts,
      cell: (alert) => (
        <>
          <a className="state" href={`/alerts/${alert.id}`}>
            <SeverityShape severity={alert.severity} />
            <b>{alertName(alert.rule, language)}</b>
          </a>
          <br />
          <span className="small soft">{alert.reasons[0] && reasonText(alert.reasons[0], language)}</span>
        </>
      ),
    },
    { key: 'lodging', head: words.lodging, cell: lodgingOf },
    {
      key: 'span',
      head: words.when,
      cell: (alert) => <span className="num">{spanText(alert, language)}</span>,
    },
    {
      key: 'state',
      head: words.stands,
      cell: (alert) => {
        const { claimed, closed } = alert;
        if (closed) return dispositionName(closed.disposition, language);
        return (
          <>
            {claimed
              ? words.claimedBy(claimed.by ?? '', instantToMinute(claimed.at, language))
              : !alert.ring && words.unclaimed}
            <Ringing {...{ alert, language, now }} />
          </>
        );
      },
    },
  ];
}
