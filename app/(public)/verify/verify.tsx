import { Answer } from '#app/_ui/answer.tsx';
import { Button } from '#app/_ui/button.tsx';
import { Input } from '#app/_ui/field.tsx';
import { Facts } from '#app/_ui/kv.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { businessDay } from '#lib/clock/business-day.ts';
import { instantNameWithYear, nightNameWithYear } from '#lib/clock/words.ts';
import { limitTries } from '#lib/gate/api/limit.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Verified, verifyReceipt } from '#lib/report/receipts.ts';
import { receiptWords, verifyPageWords, verifyWords } from '#lib/report/words-receipt.ts';
import { FileCheck } from './file-check.tsx';
import './verify.css';

const triesAnHour = 20;

type Found = { state: 'asked' | 'none' | 'too_many' } | { state: 'match'; receipt: Verified };

/** Tries are counted for each receipt, since a short code has 40 bits; the API counts them under the same key. */
async function look(number: string, code: string): Promise<Found> {
  if (!number || !code) return { state: 'asked' };
  try {
    await limitTries(`verify/${number.slice(0, 80)}`, triesAnHour, 3600);
  } catch (error) {
    if (error instanceof Refusal) return { state: 'too_many' };
    throw error;
  }
  const receipt = await verifyReceipt(number, code);
  return receipt ? { state: 'match', receipt } : { state: 'none' };
}

type Given = string | string[] | undefined;
const line = (value: Given) => (typeof value === 'string' ? value.trim().slice(0, 80) : '');

/** The form, and above it what it found: match or no match, house, night, version, accepted at, and nothing else. */
export async function VerifyPage(props: { number: Given; code: Given }) {
  const [number, code] = [line(props.number), line(props.code)];
  const found = await look(number, code);
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  const [words, page, receipt] = [verifyWords(language), verifyPageWords(language), receiptWords(language)];
  const back = number || code ? `/verify?${new URLSearchParams({ number, code })}` : '/verify';
  return (
    <PublicShell
      language={language}
      title={words.title}
      preferences={{ action: '/api/v1/preferences', method: 'post', back, largeType }}
    >
      {found.state === 'match' && <Match language={language} receipt={found.receipt} />}
      {found.state === 'none' && (
        <Answer warn title={words.noMatch}>
          <p>{page.noMatchNext}</p>
        </Answer>
      )}
      {found.state === 'too_many' && <Answer warn title={words.tooMany} />}
      <form className="card" method="get" action="/verify">
        <div className="pad verify">
          <p className="soft">{words.ask}</p>
          <Input
            id="number"
            label={receipt.number}
            hint={page.numberHint}
            className="mono"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={80}
            required
            defaultValue={number}
          />
          <Input
            id="code"
            label={receipt.shortCode}
            hint={page.codeHint}
            className="mono"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            required
            defaultValue={found.state === 'match' ? '' : code}
          />
          <Button look="lamp" wide>
            {words.check}
          </Button>
        </div>
      </form>
      <Block id="file" title={page.fileTitle}>
        <div className="card">
          <div className="pad">
            <FileCheck language={language} />
          </div>
        </div>
      </Block>
      <p className="law">{page.learns}</p>
    </PublicShell>
  );
}

function Match({ language, receipt }: { language: Language; receipt: Verified }) {
  const [words, labels] = [verifyWords(language), receiptWords(language)];
  return (
    <Answer title={receipt.newer ? words.amended : words.match} warn={receipt.newer}>
      <Facts
        rows={[
          [labels.lodging, receipt.lodging],
          [labels.night, nightNameWithYear(businessDay(receipt.night), language)],
          [labels.version, labels.versionN(receipt.version)],
          [labels.acceptedAt, instantNameWithYear(receipt.acceptedAt, language)],
        ]}
      />
    </Answer>
  );
}
