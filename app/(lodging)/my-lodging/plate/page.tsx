import type { Metadata } from 'next';
import { Facts } from '#app/_ui/kv.tsx';
import { Qr } from '#app/_ui/qr.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { dateNameWithYear } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { callerCode, plateOf } from '#lib/lodging/plate.ts';
import { plateWords } from '#lib/lodging/words-plate.ts';
import { env } from '#lib/platform/env.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { deskOf } from '#lib/report/desk.ts';
import type { Post } from '#lib/report/post.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { at, dockOf, frameOf } from '../../frame.tsx';
import { one, type Search } from '../../house.ts';
import { FiveSentences } from '../../stays/five-sentences.tsx';
import { PrintButton } from './print-button.tsx';
import './plate.css';

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: plateWords(await languageOfRequest()).title };
}

/** The plate for the wall and the card for the desk, to print: notice, rights, officer, QR, caller code, five sentences. */
export default async function PlatePage({ searchParams }: Props) {
  const query = await searchParams;
  const { house, post, days, county } = await enter('desk:read', async (pass) => {
    const desk = await deskOf(pass, one(query, 'lodging'), 1);
    const settings = await settingsFor(pass, businessDayAt(pass.now));
    return {
      house: desk.house,
      post: desk.post,
      days: settings.of('readable_days'),
      county: pass.reach.county,
    };
  });
  const { language, preferences } = await frameOf();
  const words = plateWords(language);
  const address = `${env().origin}/p/${encodeURIComponent(plateOf({ county, code: house.code }))}`;
  const officer = post?.officers[0];
  return (
    <LodgingShell
      language={language}
      preferences={{ ...preferences, back: at('/my-lodging/plate', house.code) }}
      back={{ href: at('/my-lodging', house.code), label: words.title }}
      dock={dockOf(language, house.code, 'my-lodging')}
    >
      <div className="stack no-print">
        <h1>{words.title}</h1>
        <p className="soft">{words.lead}</p>
        {officer && <p>{words.since(officer.name, dateNameWithYear(officer.since, language))}</p>}
        <PrintButton label={words.print} />
      </div>
      <section className="plate" aria-labelledby="plate-title">
        <h2 id="plate-title">{words.notice}</h2>
        <p>{words.noticeFor(house.name)}</p>
        <ol>
          <li>{words.duty1}</li>
          <li>{words.duty2}</li>
          <li>{words.duty3}</li>
          <li>{words.duty4}</li>
          <li>{words.duty5}</li>
        </ol>
        <p className="soft">{words.law}</p>
        <h3>{words.who}</h3>
        <p>
          {words.whoText(days)} {words.rights}
        </p>
        <div className="plate__scan">
          <Qr text={address} label={words.qr} />
          <p>{words.scan}</p>
        </div>
        <Who {...{ post, language }} />
        <p className="plate__danger">{words.danger}</p>
      </section>
      <section className="plate plate--card" aria-labelledby="card-title">
        <h2 id="card-title">{words.card}</h2>
        <Facts
          rows={[
            [
              words.caller,
              <span key="caller" className="plate__digits num">
                {callerCode({ county, code: house.code })}
              </span>,
            ],
            [words.houseCode, `${house.name} ${house.code}`],
          ]}
        />
        <p className="soft">{words.callerHint}</p>
        <Who {...{ post, language }} />
        <FiveSentences language={language} open />
        <p className="plate__danger">{words.danger}</p>
      </section>
    </LodgingShell>
  );
}

function Who({ post, language }: { post: Post | null; language: Language }) {
  const words = plateWords(language);
  return (
    <Facts
      rows={[
        [words.officer, post?.officers.map(({ name }) => name).join(listCommaOf(language))],
        [words.station, post ? `${post.station} ${post.phone ?? ''}` : null],
      ]}
    />
  );
}
