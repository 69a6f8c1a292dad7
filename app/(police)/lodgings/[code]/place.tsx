import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { writePoint } from '#lib/lodging/point/rules.ts';
import { pointWords, wayName } from '#lib/lodging/point/words.ts';
import type { LodgingPage } from '#lib/overview/lodging.ts';
import type { LodgingPlace } from '#lib/overview/lodging-place.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Locate } from '../../locate.tsx';
import { savePoint } from './actions.ts';

type Part = { page: LodgingPage; place: LodgingPlace; language: Language };

/** Where it stands and which houses beside it can be asked; no map is drawn and none is asked. */
export function PlacePanel({ page, place, language }: Part) {
  const words = pointWords(language);
  const [point] = place.points;
  return (
    <Panel id="place" title={words.title}>
      {point ? (
        <div>
          <p className="num">{writePoint(point)}</p>
          <p className="small faint">
            {words.setBy(point.by ?? lodgingWords(language).somebody, instantToMinute(point.at, language))}
            {' · '}
            {point.accuracy === null ? words.typed : words.phone(point.accuracy)}
          </p>
        </div>
      ) : (
        <p className="soft">{words.none}</p>
      )}
      <details className="exceptions">
        <summary>{words.save}</summary>
        <AskForm
          id="point"
          language={language}
          action={savePoint}
          look="plain"
          submit={words.save}
          hidden={{ code: page.lodging.code, accuracy: '' }}
          asks={[{ name: 'point', label: words.label, kind: 'text', hint: words.hint }]}
        >
          <Locate language={language} />
        </AskForm>
      </details>
      {point && <Near {...{ page, place, language }} />}
    </Panel>
  );
}

function Near({ page, place, language }: Part) {
  const words = pointWords(language);
  return (
    <div className="stack--tight">
      <h3 className="small">{words.near}</h3>
      {place.near.length === 0 ? (
        <p className="soft small">{words.nearNone}</p>
      ) : (
        <ul className="plain">
          {place.near.map(({ code, name, metres }) => (
            <li key={code}>
              <a href={`/lodgings/${encodeURIComponent(code)}`}>{name}</a>
              <span className="soft small num">{wayName(metres, language)}</span>
            </li>
          ))}
        </ul>
      )}
      <LinkButton mini icon="pin" href={`/tasks?near=${encodeURIComponent(page.lodging.code)}`}>
        {words.nearFirst}
      </LinkButton>
    </div>
  );
}
