import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { ForAWhile } from '#app/(shared)/account/for-a-while.tsx';
import { ownAskings } from '#lib/approval/queries.ts';
import { type Revealed, revealedStay, revealsLeft } from '#lib/approval/reveal.ts';
import { standingApprovals } from '#lib/approval/standing.ts';
import { revealWords } from '#lib/approval/words.ts';
import { nightName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { openingOf, usedApprovals } from '#lib/overview/openings.ts';
import { stayLine } from '#lib/overview/stays.ts';
import { stayRevealWords } from '#lib/overview/words-approvals.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { isId } from '#lib/platform/ids.ts';
import { StayCard } from '../../stay-card.tsx';
import { OtherWays, SecondPerson } from './forms.tsx';
import { textRows } from './text.ts';

type Props = { params: Promise<{ code: string; stay: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: stayRevealWords(await languageOfRequest()).title };
}

/** One stay: masked, and how it may be opened; in full for a while once the house book has its opening. */
export default async function StayOfPolice({ params, searchParams }: Props) {
  const { code, stay } = await params;
  if (!isId(stay)) notFound();
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = stayRevealWords(language);
  const facts = await enter('stay:reveal', async (pass) => {
    const line = await stayLine(pass, stay);
    const lodging = await lodgingByCode(pass, decodeURIComponent(code));
    if (!line || line.lodgingId !== lodging.id) throw new Refusal('not_found', 'M-161');
    const askings = await ownAskings(pass, 'reveal');
    const used = await usedApprovals(pass, line.id);
    return {
      line,
      lodging: { code: lodging.code, name: lodging.name },
      askings: askings.filter(({ id, subjectId }) => subjectId === line.id && !used.includes(id)),
      left: await revealsLeft(pass),
      opening: await openingOf(pass, line.id),
      standing: (await standingApprovals(pass)).some(({ inForce }) => inForce),
    };
  });
  const { line, lodging } = facts;
  const shown =
    query.show === '1' && facts.opening
      ? await enter('stay:reveal', (pass) => revealedStay(pass, line.id))
      : null;
  const here = `/lodgings/${lodging.code}/stays/${line.id}`;
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={[
          { href: '/lodgings', label: lodgingWords(language).lodgings },
          { href: `/lodgings/${lodging.code}?night=${line.night}`, label: lodging.name },
          { label: nightName(line.night, language) },
        ]}
      />
      <Done done={query.done} said={{ asked: revealWords(language).asked }} />
      <div className="cols">
        <div className="stack">
          {shown && <InFull {...{ shown, here, language }} />}
          <Panel id="masked" title={words.masked}>
            <StayCard stay={line} language={language} />
          </Panel>
          {line.cleared ? (
            <Panel id="how" title={words.how}>
              <Empty icon="lock" title={words.cleared} />
            </Panel>
          ) : (
            <SecondPerson {...{ facts, language }} />
          )}
        </div>
        {!line.cleared && <OtherWays {...{ facts, here, language, shown: shown !== null }} />}
      </div>
    </>
  );
}

function InFull({ shown, here, language }: { shown: Revealed; here: string; language: Language }) {
  const words = stayRevealWords(language);
  const again = (
    <LinkButton icon="eye" href={`${here}?show=1`}>
      {words.showAgain}
    </LinkButton>
  );
  return (
    <Panel id="full" title={words.full} first>
      <ForAWhile
        seconds={shown.shownSeconds}
        after={
          <p>
            {words.hidden} {again}
          </p>
        }
      >
        <Kv rows={textRows(shown.fields, language)} />
        <p className="small soft">{revealWords(language).shown(shown.shownSeconds)}</p>
        <LinkButton href={here}>{words.hide}</LinkButton>
      </ForAWhile>
    </Panel>
  );
}
