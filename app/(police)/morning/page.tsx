import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { clockTime, instantToMinute, nightName } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { morningOf } from '#lib/overview/morning.ts';
import { menuWords } from '#lib/overview/words.ts';
import { morningWords } from '#lib/overview/words-morning.ts';
import { Live } from '../board/live.tsx';
import { tenLines } from './lines.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: morningWords(await languageOfRequest()).title };
}

/** What is opened at eight: last night in ten lines, each leading to where it is worked. */
export default async function MorningPage() {
  const language = await languageOfRequest();
  const words = morningWords(language);
  const morning = await enter('board:read', morningOf);
  return (
    <div className="page stack">
      <PageHead
        title={nightName(morning.night, language)}
        beside={<p className="soft">{words.since(instantToMinute(morning.since, language))}</p>}
        end={
          <>
            <Live stream={liveStream()}>{threadWords(language).live(clockTime(morning.now))}</Live>
            <LinkButton mini look="lamp" href="/tasks">
              {menuWords(language).tasks}
            </LinkButton>
          </>
        }
      />
      <section className="card" aria-label={words.ten}>
        <ol className="ten">
          {tenLines(morning, language).map(({ key, line }) => (
            <li key={key}>{line}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}
