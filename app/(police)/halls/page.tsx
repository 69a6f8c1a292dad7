import type { Metadata } from 'next';
import { Count } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { hallName, presence } from '#app/(shared)/hall/parts.tsx';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { type Hall, hallsOf } from '#lib/hall/queries.ts';
import { hallWords } from '#lib/hall/words.ts';
import { hallHostWords } from '#lib/hall/words-host.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { tagsOfCounty, unitsOf } from '#lib/registry/queries.ts';
import { Live } from '../board/live.tsx';
import { heldOf } from '../held.ts';
import { open } from './actions.ts';
import { PropertyPanel } from './property.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: hallHostWords(await languageOfRequest()).title };
}

/** The halls within reach, what waits in each, and those that could be opened. */
export default async function Halls() {
  const language = await languageOfRequest();
  const words = hallHostWords(language);
  const { halls, now } = await enter('hall:work', async (pass) => ({
    ...{ halls: await hallsOf(pass), now: pass.now },
  }));
  const held = await heldOf(['hall:host']);
  const circles = held.has('hall:host') ? await circlesToOpen(halls, language) : [];
  const hosted = halls.filter(
    ({ standing, unit, closedAt }) => standing === 'host' && unit.kind === 'beat' && !closedAt,
  );
  return (
    <>
      <PageHead
        title={words.title}
        end={<Live stream={liveStream()}>{hallWords(language).live(clockTime(now))}</Live>}
      />
      <section className="panel" aria-label={words.title}>
        {halls.length === 0 ? (
          <Empty icon="people" title={words.none}>
            {words.noneHint}
          </Empty>
        ) : (
          <Table
            language={language}
            caption={words.title}
            rows={halls}
            rowKey={({ id }) => id}
            columns={columnsOf(language)}
          />
        )}
      </section>
      {circles.length > 0 && (
        <Panel id="open" title={words.open}>
          <AskForm
            id="open-hall"
            language={language}
            action={open}
            look="act"
            submit={words.open}
            asks={[{ name: 'circle', label: words.openWhat, kind: 'select', options: circles }]}
          >
            <p className="hint">{words.noneHint}</p>
          </AskForm>
        </Panel>
      )}
      {hosted.length > 0 && <PropertyPanel halls={hosted} language={language} />}
    </>
  );
}

/** Beats without an open hall, and each trade in the units the visitor holds. */
async function circlesToOpen(halls: readonly Hall[], language: Language) {
  const words = hallHostWords(language);
  const { units, tags, reach } = await enter('hall:host', async (pass) => ({
    units: await unitsOf(pass),
    tags: await tagsOfCounty(pass),
    reach: pass.role === 'nl_county' ? null : [...pass.reach.units],
  }));
  const within = units.filter(({ id, kind }) => kind !== 'post' && (reach === null || reach.includes(id)));
  const openAt = halls.filter(({ closedAt }) => !closedAt);
  const beats = within.filter(
    ({ id, kind }) => kind === 'beat' && !openAt.some(({ unit, tag }) => unit.id === id && tag === null),
  );
  const wide = within.filter(({ kind }) => kind === 'county' || (kind === 'station' && reach !== null));
  const trades = wide.flatMap(({ id, name }) =>
    tags
      .filter((tag) => !openAt.some(({ unit, tag: open }) => unit.id === id && open === tag.name))
      .map((tag) => ({ value: `trade:${tag.id}:${id}`, label: words.trade(tag.name, name) })),
  );
  return [...beats.map(({ id, name }) => ({ value: `beat:${id}`, label: words.beat(name) })), ...trades];
}

function columnsOf(language: Language): readonly Column<Hall>[] {
  const words = hallHostWords(language);
  return [
    {
      key: 'hall',
      head: words.hall,
      bare: true,
      className: 'who',
      cell: (hall) => (
        <>
          <b>
            <a href={`/halls/${hall.id}`}>{hallName(hall, language)}</a>{' '}
            <Count count={hall.unread} of={hallWords(language).unread} />
          </b>
          <span>{hall.closedAt ? words.closed : presence(hall, language).join(commaOf(language))}</span>
        </>
      ),
    },
    { key: 'members', head: words.members, right: true, cell: ({ houses }) => houses },
    { key: 'waiting', head: words.waiting, right: true, cell: ({ waiting }) => waiting },
    {
      key: 'last',
      head: words.last,
      cell: ({ lastAt }) => (lastAt ? instantToMinute(lastAt, language) : '—'),
    },
  ];
}
