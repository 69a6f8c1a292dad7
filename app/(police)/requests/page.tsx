import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { Went } from '#app/(shared)/account/keep-typed.tsx';
import { partsPassed } from '#lib/anomaly/handling/parts.ts';
import { ownReviews } from '#lib/anomaly/handling/review.ts';
import { partWords, reviewWords } from '#lib/anomaly/handling/words-parts.ts';
import { clockTime } from '#lib/clock/words.ts';
import { handedToPost } from '#lib/conversation/handing/post.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { Live } from '../board/live.tsx';
import { heldOf } from '../held.ts';
import { HandCard } from './hand.tsx';
import { PartCard } from './part.tsx';
import { ReviewCard } from './review.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: partWords(await languageOfRequest()).title };
}

/** What other units ask of the visitor's, and the second investigations given to them. */
export default async function Requests({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = partWords(language);
  const { parts, hands, now } = await enter('part:work', async (pass) => ({
    parts: await partsPassed(pass),
    hands: await handedToPost(pass),
    now: pass.now,
  }));
  const reviews = (await heldOf(['review:work'])).has('review:work')
    ? await enter('review:work', ownReviews)
    : [];
  const open =
    parts.filter(({ answered }) => !answered).length +
    hands.filter(({ ended }) => !ended).length +
    reviews.filter(({ closed }) => !closed).length;
  return (
    <>
      <PageHead
        title={open > 0 ? words.waiting(open) : words.title}
        end={<Live stream={liveStream()}>{threadWords(language).live(clockTime(now))}</Live>}
      />
      <Done
        done={query.done}
        said={{
          claimed: words.didClaim,
          answered: words.didAnswer,
          closed: reviewWords(language).didClose,
          taken: handWords(language).didClaim,
          ended: handWords(language).didEnd,
        }}
      />
      <Went sent={typeof query.sent === 'string' ? query.sent : undefined} />
      {parts.length + hands.length + reviews.length === 0 && (
        <section className="panel" aria-label={words.title}>
          <Empty title={words.nothing}>{words.nothingHint}</Empty>
        </section>
      )}
      <div className="stack">
        {hands.map((hand) => (
          <HandCard key={hand.id} hand={hand} language={language} />
        ))}
        {parts.map((part) => (
          <PartCard key={part.id} part={part} language={language} />
        ))}
        {reviews.map((review) => (
          <ReviewCard key={review.id} review={review} language={language} />
        ))}
      </div>
    </>
  );
}
