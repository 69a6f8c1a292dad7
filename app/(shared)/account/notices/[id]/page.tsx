import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Query } from '#app/_ui/address.ts';
import { Answer } from '#app/_ui/answer.tsx';
import { AskAbout } from '#app/(lodging)/ask/about.tsx';
import { enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownNotices } from '#lib/notice/own.ts';
import { readerWords } from '#lib/notice/words-result.ts';
import { Done } from '../../done.tsx';
import { EitherFrame } from '../../frame.tsx';
import { NoticeCard } from '../card.tsx';
import { Seen } from '../seen.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: readerWords(await languageOfRequest()).title };
}

/** One notice of one's own, where its message leads; on either side. */
export default async function OwnNoticePage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const query = await searchParams;
  const [notice] = await enter('account:own', (pass) => ownNotices(pass, id.data, 1));
  const [language, { session }] = await Promise.all([languageOfRequest(), visitor()]);
  if (!session) return null;
  const words = readerWords(language);
  const house = session.holdings.find(({ role }) => role === 'owner' || role === 'staff')?.lodgingCode;
  const here = `/account/notices/${id.data}`;
  return (
    <EitherFrame session={session} title={words.title} back={here}>
      <Done done={query.done} said={{ acked: words.didAck, replied: words.didAnswer }} />
      {notice ? (
        <div className="card">
          <NoticeCard
            {...{ notice, language }}
            back={here}
            end={house && <AskAbout {...{ language, house }} kind="notice" id={notice.message} />}
          />
          {!notice.readAt && <Seen message={notice.message} />}
        </div>
      ) : (
        <Answer warn title={words.gone} />
      )}
    </EitherFrame>
  );
}
