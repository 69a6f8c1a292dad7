import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { StateMark } from '#app/_ui/state.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { Done } from '#app/(shared)/account/done.tsx';
import { nightShort } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { pointWords } from '#lib/lodging/point/words.ts';
import { boardNight } from '#lib/overview/board.ts';
import { lodgingQuery } from '#lib/overview/inputs.ts';
import { type LodgingPage, lodgingPage } from '#lib/overview/lodging.ts';
import { placeOfLodging } from '#lib/overview/lodging-place.ts';
import { inHouseNow, staysOfNight } from '#lib/overview/stays.ts';
import { timelineOf } from '#lib/overview/timeline.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { behalfWords } from '#lib/report/behalf/words.ts';
import { stateWords } from '#lib/report/words.ts';
import { holdsWithin } from '#lib/retention/holds.ts';
import { heldOf } from '../../held.ts';
import { LodgingSide } from './side.tsx';
import { InHouse, NightStays } from './stays.tsx';
import { LodgingTimeline } from './timeline.tsx';
import { LodgingYear } from './year.tsx';

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: lodgingWords(await languageOfRequest()).lodgings };
}

/** One lodging: its facts and year, who to call, who is in house, what a night held, everything that happened. */
export default async function LodgingOfPolice({ params, searchParams }: Props) {
  const { code } = await params;
  const query = await searchParams;
  const asked = lodgingQuery.safeParse({ night: query.night, back: query.back, show: query.show });
  if (!asked.success) notFound();
  const { back, show } = asked.data;
  const language = await languageOfRequest();
  const words = lodgingWords(language);
  const { page, place, happened } = await enter('lodging:read', async (pass) => {
    const page = await lodgingPage(pass, decodeURIComponent(code));
    const place = await placeOfLodging(pass, page.lodging.id);
    const since = new Date(pass.now.getTime() - back * 86_400_000);
    const known = { ...page, points: place.points };
    return { page, place, happened: await timelineOf(pass, page.lodging.id, known, since) };
  });
  const night =
    asked.data.night && asked.data.night <= page.year.to ? asked.data.night : boardNight(page.now);
  const stays = await enter('stay:read', async (pass) => ({
    inHouse: await inHouseNow(pass, page.lodging.id),
    ofNight: await staysOfNight(pass, page.lodging.id, night),
  }));
  const held = await heldOf(['closure:decide', 'hold:ask', 'hold:approve', 'report:on_behalf']);
  const signs = (await heldOf(['inspection:sign'])).has('inspection:sign');
  const holds = held.has('hold:ask')
    ? await enter('hold:ask', (pass) => holdsWithin(pass, page.lodging.id))
    : null;
  return (
    <>
      <LodgingHead {...{ page, language, night }} files={held.has('report:on_behalf')} signs={signs} />
      <Done
        done={query.done}
        said={{
          note: words.noteSaved,
          point: pointWords(language).saved,
          closure: words.closureDone,
          hold: words.closureDone,
          behalf: behalfWords(language).done,
        }}
      />
      <LodgingYear {...{ page, language }} />
      <div className="cols cols--flat">
        <div className="stack">
          <NightStays {...{ page, language, night, stays: stays.ofNight, query }} />
          <InHouse {...{ page, language, stays: stays.inHouse }} />
          <LodgingTimeline {...{ page, language, happened, back, show, query }} />
        </div>
        <LodgingSide {...{ page, place, language, holds, held }} />
      </div>
    </>
  );
}

type HeadProps = { page: LodgingPage; language: Language; night: string; files: boolean; signs: boolean };

function LodgingHead({ page, language, night, files, signs }: HeadProps) {
  const words = lodgingWords(language);
  const { station, beat } = page.place;
  const [first] = page.contacts;
  const latest = page.nights.findLast(({ state }) => state !== 'due') ?? page.nights.at(-1);
  return (
    <PageHead
      title={page.lodging.name}
      crumbs={[
        { href: '/lodgings', label: words.lodgings },
        ...(station ? [{ label: station }] : []),
        ...(beat ? [{ label: beat }] : []),
      ]}
      beside={
        page.streak > 0 ? (
          <StateMark state="silent" language={language}>
            {words.streak(page.streak)}
          </StateMark>
        ) : (
          latest && (
            <StateMark state={stateOf(latest.state)} language={language}>
              {words.nightState(nightShort(latest.day, language), stateWords(language)[latest.state])}
            </StateMark>
          )
        )
      }
      end={
        <>
          {first && (
            <LinkButton look="lamp" icon="phone" href={`tel:${first.phone}`}>
              {words.callOwner}
            </LinkButton>
          )}
          {files && (
            <LinkButton
              icon="doc"
              href={`/lodgings/${encodeURIComponent(page.lodging.code)}/on-behalf?night=${night}`}
            >
              {behalfWords(language).title}
            </LinkButton>
          )}
          {signs && (
            <LinkButton
              icon="book"
              href={`/inspections/new?lodging=${encodeURIComponent(page.lodging.code)}`}
            >
              {inspectionWords(language).fresh}
            </LinkButton>
          )}
          <LinkButton icon="pen" href="#notes">
            {words.toNotes}
          </LinkButton>
        </>
      }
    />
  );
}
