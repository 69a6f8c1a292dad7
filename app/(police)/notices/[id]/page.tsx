import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Query } from '#app/_ui/address.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { savedAudiences } from '#lib/notice/audience/saved.ts';
import { previewOf, toldOf } from '#lib/notice/queries.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { tagsOfCounty, townshipsOf, unitsOf } from '#lib/registry/queries.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { heldOf } from '../../held.ts';
import { Draft } from './draft.tsx';
import { Result } from './result.tsx';
import { Review } from './review.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: composeWords(await languageOfRequest()).notice };
}

/** One notice: its composer's three steps, then its check and signature, then what became of it. */
export default async function NoticePage({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const query = await searchParams;
  const held = await heldOf(['notice:sign']);
  const { told, preview, ground } = await enter('notice:compose', async (pass) => {
    const told = await toldOf(pass, id.data);
    const settings = await settingsFor(pass, businessDayAt(pass.now));
    return {
      told,
      preview: await previewOf(pass, told.notice),
      ground: {
        now: pass.now,
        tags: await tagsOfCounty(pass),
        units: await unitsOf(pass),
        townships: await townshipsOf(pass),
        saved: await savedAudiences(pass),
        within: pass.role === 'nl_beat' ? [...pass.reach.units] : null,
        quiet: { from: settings.of('quiet_from'), to: settings.of('quiet_to') },
      },
    };
  });
  const language = await languageOfRequest();
  const shared = { told, preview, ground, language, query };
  if (told.notice.state === 'draft') return <Draft {...shared} />;
  if (told.notice.state === 'asked' || told.notice.state === 'checked')
    return <Review {...shared} maySign={held.has('notice:sign')} />;
  return <Result {...shared} />;
}
