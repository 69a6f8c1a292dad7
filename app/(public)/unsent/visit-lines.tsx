import { Button } from '#app/_ui/button.tsx';
import { Line } from '#app/_ui/line.tsx';
import { clearsAt } from '#app/_ui/phone/rules.ts';
import { sendVisits } from '#app/_ui/phone/visit-sender.ts';
import { putVisit, takeOut, type VisitWaiting } from '#app/_ui/phone/visits.ts';
import { systemNow } from '#lib/clock/now.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { phoneWords } from './words.ts';

/** The visits that wait, a line each; one that was not taken says why and can be sent again or given up. */
export function VisitLines({ visits, language }: { visits: readonly VisitWaiting[]; language: Language }) {
  const words = phoneWords(language);
  return (
    <>
      {visits.map((one) => (
        <One key={one.key} one={one} language={language} />
      ))}
      {visits.some(({ refused }) => !refused) && (
        <div className="pad">
          <Button look="lamp" wide type="button" onClick={() => void sendVisits(language)}>
            {words.sendNow}
          </Button>
        </div>
      )}
    </>
  );
}

function One({ one, language }: { one: VisitWaiting; language: Language }) {
  const words = phoneWords(language);
  return (
    <div>
      <Line icon={one.refused ? 'alert' : 'send'} title={one.lodging.name}>
        {words.drafted(instantToMinute(new Date(one.writtenAt), language))}
        <br />
        {one.refused
          ? words.notTaken
          : words.keptUntil(instantToMinute(clearsAt(one, systemNow()), language))}
      </Line>
      {one.refused && (
        <div className="pad stack">
          {one.refused.map(({ code, message, cure }) => (
            <p key={`${code} ${message}`}>
              <b className="mono">{code}</b> {message} {cure && <span className="soft">{cure}</span>}
            </p>
          ))}
          <Button wide type="button" onClick={() => void putVisit({ ...one, refused: null })}>
            {words.sendNow}
          </Button>
          <details>
            <summary>{words.discard}</summary>
            <p>{words.discardSure}</p>
            <Button look="danger" type="button" onClick={() => void takeOut(one.key)}>
              {words.yesDiscard}
            </Button>
          </details>
        </div>
      )}
    </div>
  );
}
