import type { Metadata } from 'next';
import { pageIn, type Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Icon } from '#app/_ui/icons.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Pager } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { type ChaseList, chaseLists, chasePage, chasesOf, countChases } from '#lib/chase/queries.ts';
import { chaseListName, chaseWords } from '#lib/chase/words.ts';
import { clockTime } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { groupedBy } from '#lib/overview/grouped.ts';
import { contactsByLodging } from '#lib/overview/people.ts';
import { townshipsOf } from '#lib/registry/queries.ts';
import { Live } from '../board/live.tsx';
import { ChaseCard } from './card.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: chaseWords(await languageOfRequest()).title };
}

/** The chases within reach, by place: whom to call, where to go, what is waited for, what ended today. */
export default async function Chases({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = chaseWords(language);
  const asked = chaseLists.find((one) => one === query.list);
  const { counts, list, page, chases, contacts, townships, now } = await enter('chase:work', async (pass) => {
    const counts = await countChases(pass);
    const list: ChaseList = asked ?? chaseLists.find((one) => counts[one] > 0) ?? 'call';
    const page = pageIn(query, Math.ceil(counts[list] / chasePage));
    const chases = await chasesOf(pass, list, page);
    const found = await contactsByLodging(
      pass,
      chases.map(({ lodging }) => lodging.id),
    );
    const townships = await townshipsOf(pass);
    return { counts, list, page, chases, contacts: Object.fromEntries(found), townships, now: pass.now };
  });
  const place = (code: string) => townships.find((one) => one.code === code)?.name ?? code;
  const empty = {
    call: words.emptyCall,
    visit: words.emptyVisit,
    waiting: words.emptyWaiting,
    ended: words.emptyEnded,
  };
  return (
    <div className="page page--cards stack">
      <PageHead
        title={words.title}
        end={<Live stream={liveStream()}>{threadWords(language).live(clockTime(now))}</Live>}
      />
      <Done done={query.done} said={{ recorded: words.saved }} />
      <section className="panel" aria-label={words.list}>
        <Tabs
          label={words.list}
          items={chaseLists.map((one) => ({
            href: `/chases?list=${one}`,
            label: chaseListName(one, language),
            count: counts[one],
            current: one === list,
          }))}
        />
        {chases.length === 0 && <Empty title={empty[list]} />}
      </section>
      {[...groupedBy(chases, ({ lodging }) => lodging.townshipCode)].map(([code, rows]) => (
        <section className="place" aria-labelledby={`place-${code}`} key={code}>
          <h2 id={`place-${code}`}>
            <Icon name="pin" />
            {place(code)}
            <span className="num">{words.count(rows.length)}</span>
          </h2>
          {rows.map((chase) => (
            <ChaseCard
              key={chase.id}
              {...{ chase, language, now, contacts: contacts[chase.lodging.id] ?? [] }}
              lit={chase === chases[0]}
            />
          ))}
        </section>
      ))}
      {counts[list] > chasePage && (
        <Pager
          {...{ language, page }}
          path="/chases"
          query={{ list }}
          total={counts[list]}
          size={chasePage}
        />
      )}
    </div>
  );
}
