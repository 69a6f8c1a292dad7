import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '#app/_ui/button.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { NextList, Slip } from '#app/_ui/slip.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { nilOpensAt } from '#lib/clock/due.ts';
import {
  clockTime,
  instantNameWithYear,
  nightName,
  nightNameWithYear,
  nightShort,
} from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { env } from '#lib/platform/env.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { burdenWords } from '#lib/report/burden/words.ts';
import { nightsOf } from '#lib/report/desk.ts';
import { type NightVersion, versionsOf } from '#lib/report/night.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { deskWords } from '#lib/report/words.ts';
import { deskPageWords, nightPageWords } from '#lib/report/words-pages.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { at, dockOf, frameOf } from '../../../frame.tsx';
import { houseOf, nightOfAddress, one, type Search } from '../../../house.ts';
import { said } from '../../../said.ts';
import { kindText, stateOfReceipt } from '../../receipt-text.ts';

type Props = { params: Promise<{ night: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await languageOfRequest();
  const night = nightOfAddress((await params).night);
  return { title: `${receiptWords(language).receipt} ${nightName(night, language)}` };
}

/** A receipt: what was received, the code that verifies it, and what comes next (screens.md, Desk). */
export default async function ReceiptPage({ params, searchParams }: Props) {
  const night = nightOfAddress((await params).night);
  const query = await searchParams;
  const { house, version, current, line, rules, opens } = await enter('report:read', async (pass) => {
    const { house } = await houseOf(pass, query);
    const versions = await versionsOf(pass, house.id, night);
    const asked = Number(one(query, 'version') ?? versions[0]?.n);
    const { nights, rules } = await nightsOf(pass, house.id, night, night);
    return {
      house,
      version: versions.find(({ n }) => n === asked) ?? null,
      current: versions[0]?.n ?? 0,
      line: nights[0] ?? null,
      rules,
      opens: nilOpensAt(businessDayAt(pass.now), rules),
    };
  });
  if (!version) notFound();
  const { language, preferences } = await frameOf();
  const [words, desk, page] = [receiptWords(language), deskWords(language), deskPageWords(language)];
  const verifyUrl = `${env().origin}/verify/${version.shortCode}?${new URLSearchParams({ number: version.receiptNumber })}`;
  const premature = version.n === current && line?.premature === true;
  const nextNight = addDays(night, 1);
  const results = said(version.results, language).filter(
    ({ code, level }) => level !== 'error' && code !== 'M-110',
  );
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      back={{ href: at('/desk', house.code), label: page.back }}
      dock={dockOf(language, house.code)}
    >
      <Slip
        language={language}
        state={line ? stateOf(line.state) : 'filed'}
        stateText={stateOfReceipt({ version, line, language })}
        title={kindText(version, nightName(night, language), language)}
        place={[house.name, house.township].filter(Boolean).join(commaOf(language))}
        code={showShortCode(version.shortCode)}
        codeNote={words.shortCodeHint}
        verifyUrl={verifyUrl}
        facts={factsOf(version, night, language)}
      >
        <LinkButton
          icon="down-tray"
          href={`/api/v1/lodgings/${house.code}/receipts/${version.receiptNumber}/file`}
          download={`${version.receiptNumber}.json`}
        >
          {words.download}
        </LinkButton>
        <LinkButton icon="doc" href={at(`/reports/${night}`, house.code)}>
          {nightPageWords(language).actsTitle}
        </LinkButton>
      </Slip>
      {premature && (
        <div className="card">
          <Line icon="clock" title={words.speaksUntil(clockTime(version.acceptedAt))}>
            {desk.prematureHint(clockTime(nilOpensAt(night, rules)))}
          </Line>
        </div>
      )}
      {results.length > 0 && <Results results={results} />}
      <Block id="next" title={words.next}>
        <div className="card">
          <div className="pad">
            <NextList
              items={[
                { icon: 'child', title: page.cameAgain, text: desk.someoneCameHint },
                {
                  icon: 'clock',
                  title: page.nightDone(nightShort(night, language)),
                  text: words.nextNight(nightName(nextNight, language), clockTime(opens)),
                },
                { icon: 'eye', title: page.othersLearn, text: words.whatStrangersSee },
              ]}
            />
          </div>
          <div className="pad">
            <LinkButton look="lamp" wide icon="child" href={at('/stays/new', house.code, { night })}>
              {version.kind === 'guests' ? page.addMore : desk.someoneCame}
            </LinkButton>
          </div>
        </div>
      </Block>
      <p id="burden" className="law" data-says={burdenWords(language).onReceipt} hidden />
      <p className="law">{desk.lawLine}</p>
    </LodgingShell>
  );
}

function factsOf(version: NightVersion, night: ReturnType<typeof nightOfAddress>, language: Language) {
  const [words, page] = [receiptWords(language), nightPageWords(language)];
  const channels: Record<string, string> = {
    web: page.channels,
    form: page.form,
    api: page.api,
    import: page.import,
    on_behalf: page.on_behalf,
    one_tap: page.one_tap,
    text: page.text,
  };
  const fingerprint = version.contentHash.toString('hex').replace(/(.{8})(?=.)/g, '$1 ');
  return [
    [words.night, nightNameWithYear(night, language)],
    [words.acceptedAt, instantNameWithYear(version.acceptedAt, language)],
    [words.filedBy, version.actorName],
    [words.channel, channels[version.channel] ?? version.channel],
    [words.version, words.versionN(version.n)],
    [
      words.number,
      <span key="n" className="mono small anywhere">
        {version.receiptNumber}
      </span>,
    ],
    [
      words.fingerprint,
      <span key="f" className="mono small">
        {fingerprint}
      </span>,
    ],
  ] as const;
}

function Results({ results }: { results: ReturnType<typeof said> }) {
  return (
    <div className="card">
      {results.map((one) => (
        <Line key={`${one.code} ${one.field ?? ''}`} icon="alert" title={`${one.code} ${one.message}`}>
          {one.cure}
        </Line>
      ))}
    </div>
  );
}
