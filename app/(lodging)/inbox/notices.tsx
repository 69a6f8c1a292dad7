import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { NoticeCard } from '#app/(shared)/account/notices/card.tsx';
import { Seen } from '#app/(shared)/account/notices/seen.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { type OwnNotice, waitsFor } from '#lib/notice/own.ts';
import { readerWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { AskAbout } from '../ask/about.tsx';

const earlierShown = 8;

/** Notices that wait for an answer or an acknowledgement, answered in place; then those before, as lines that lead to them. */
export function Notices({
  notices,
  back,
  language,
  house,
}: {
  notices: readonly OwnNotice[];
  back: string;
  language: Language;
  /** the house's code, for a question about a notice */
  house: string;
}) {
  const words = readerWords(language);
  if (notices.length === 0) return null;
  const waiting = notices.filter((one) => waitsFor(one) !== null);
  const fresh = waiting.filter(({ readAt }) => readAt === null);
  const earlier = notices.filter((one) => waitsFor(one) === null).slice(0, earlierShown);
  return (
    <Block id="notices" title={words.title} count={waiting.length}>
      <div className="card">
        {waiting.map((notice) => (
          <NoticeCard
            key={notice.id}
            {...{ notice, language, back }}
            end={<AskAbout {...{ language, house }} kind="notice" id={notice.message} />}
          />
        ))}
        {earlier.map((one) => (
          <Line key={one.id} icon="inbox" title={one.title} href={`/account/notices/${one.id}`}>
            {instantToMinute(one.at, language)}
          </Line>
        ))}
      </div>
      {fresh.length > 0 && <Seen message={fresh.map(({ message }) => message).join(',')} />}
    </Block>
  );
}
