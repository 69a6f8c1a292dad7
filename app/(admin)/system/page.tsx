import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { instantName, instantNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import { type HealthFacts, healthFacts, ownVersions } from '#lib/gate/api/health.ts';
import { dataDisk } from '#lib/gate/disk.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { isQueue } from '#lib/jobs/queues.ts';
import { type QueueState, type SystemState, systemState } from '#lib/jobs/system.ts';
import { queueWords, systemWords, tickWords } from '#lib/jobs/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Health } from './health.tsx';
import { SystemTabs } from './parts.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: systemWords(await languageOfRequest()).title };
}

/** Whether the house runs: health, queues, clock-driven jobs, what kind of installation this is. No child's data is near. */
export default async function System() {
  const state = await enter('system:read', systemState);
  const [language, facts, disk] = await Promise.all([languageOfRequest(), healthFacts(), dataDisk()]);
  const words = systemWords(language);
  return (
    <>
      <PageHead
        title={words.title}
        beside={<p className="soft">{words.asOf(instantName(state.now, language))}</p>}
      />
      <SystemTabs language={language} here="running" />
      <div className="cols">
        <div className="stack">
          <Health {...{ facts, language }} />
          <Queues {...{ state, language }} />
        </div>
        <div className="stack">
          <Installation {...{ state, facts, disk, language }} />
          <Ticks {...{ state, language }} />
        </div>
      </div>
    </>
  );
}

type Part = { state: SystemState; language: Language };

function Queues({ state, language }: Part) {
  const words = systemWords(language);
  const names: Record<string, string> = queueWords(language);
  return (
    <Panel id="queues" title={words.queues} flush>
      <Table
        language={language}
        caption={words.queues}
        rows={state.queues.filter(isShown)}
        rowKey={({ queue }) => queue}
        columns={[
          { key: 'queue', head: words.queue, bare: true, cell: ({ queue }) => names[queue] ?? queue },
          { key: 'waiting', head: words.waiting, right: true, cell: ({ waiting }) => waiting },
          { key: 'later', head: words.later, right: true, cell: ({ later }) => later },
          { key: 'active', head: words.active, right: true, cell: ({ active }) => active },
          {
            key: 'failed',
            head: words.failed,
            right: true,
            cell: ({ failed }) => (failed > 0 ? <strong>{failed}</strong> : failed),
          },
          {
            key: 'oldest',
            head: words.oldest,
            cell: ({ oldest }) => (oldest ? instantToMinute(oldest, language) : '—'),
          },
        ]}
      />
      <div className="panel__body">
        <p className="hint">{words.queuesText}</p>
      </div>
    </Panel>
  );
}

function Ticks({ state, language }: Part) {
  const words = systemWords(language);
  const names: Record<string, string> = tickWords(language);
  return (
    <Panel id="ticks" title={words.ticks} flush={state.ticks.length > 0}>
      {state.ticks.length === 0 ? (
        <p className="soft">{words.noTicks}</p>
      ) : (
        <Table
          language={language}
          caption={words.ticks}
          rows={state.ticks}
          rowKey={({ job }) => job}
          columns={[
            { key: 'job', head: words.tick, bare: true, cell: ({ job }) => names[job] ?? job },
            { key: 'done', head: words.doneTo, cell: ({ doneTo }) => instantToMinute(doneTo, language) },
          ]}
        />
      )}
    </Panel>
  );
}

// A queue that a former version had is shown only while something still stands in it.
const isShown = ({ queue, waiting, later, active, failed }: QueueState) =>
  isQueue(queue) || waiting + later + active + failed > 0;

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

function Installation(props: Part & { facts: HealthFacts; disk: { free: number; all: number } | null }) {
  const { state, facts, disk, language } = props;
  const words = systemWords(language);
  const { kind, simulated, createdAt } = state.installation;
  const { nightlight, node, next } = ownVersions();
  const kinds: Record<string, string> = { demonstration: words.demonstration, real: words.real };
  return (
    <Panel id="installation" title={words.installation}>
      <Kv
        rows={[
          [words.kind, [kinds[kind] ?? kind, ...(simulated ? [words.simulated] : [])].join(' · ')],
          [words.createdAt, instantNameWithYear(createdAt, language)],
          [words.time, instantNameWithYear(state.now, language)],
          [words.version, nightlight],
          ['Node', node],
          ['Next', next],
          ['PostgreSQL', facts.postgres],
          [words.disk, disk && words.diskFree(gigabytes(disk.free), gigabytes(disk.all))],
        ]}
      />
      <div>
        <LinkButton mini href="/api/health">
          {words.healthLink}
        </LinkButton>
      </div>
    </Panel>
  );
}
