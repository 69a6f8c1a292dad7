import type { Metadata } from 'next';
import { Count } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Line } from '#app/_ui/line.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Live } from '#app/(police)/board/live.tsx';
import { hallName, presence } from '#app/(shared)/hall/parts.tsx';
import { clockTime } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { hallsOf } from '#lib/hall/queries.ts';
import { hallWords } from '#lib/hall/words.ts';
import { commaOf } from '#lib/platform/i18n.ts';
import { at, dockOf, frameOf } from '../frame.tsx';
import { houseOf, type Search } from '../house.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: hallWords(await languageOfRequest()).title };
}

/** The halls a person's houses belong to, each with what is unread there. */
export default async function HallsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const query = await searchParams;
  const { house, houses, halls, now } = await enter('hall:join', async (pass) => ({
    ...(await houseOf(pass, query)),
    ...{ halls: await hallsOf(pass), now: pass.now },
  }));
  const { language, preferences } = await frameOf();
  const words = hallWords(language);
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
      dock={dockOf(language, house.code)}
    >
      <Live stream={liveStream()}>{words.live(clockTime(now))}</Live>
      <section className="card" aria-label={words.title}>
        {halls.length === 0 && (
          <Empty icon="people" title={words.none}>
            {words.noneHint}
          </Empty>
        )}
        {halls.map((hall) => (
          <Line
            key={hall.id}
            icon="people"
            title={hallName(hall, language)}
            href={at(`/hall/${hall.id}`, house.code)}
            end={<Count count={hall.unread} of={words.unread} />}
          >
            {[...presence(hall, language), words.houses(hall.houses)].join(commaOf(language))}
          </Line>
        ))}
      </section>
    </LodgingShell>
  );
}
