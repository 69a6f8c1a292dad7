import { LinkButton } from '#app/_ui/button.tsx';
import { Icon } from '#app/_ui/icons.tsx';
import type { LastContact } from '#lib/chase/contacts.ts';
import type { OpenChase } from '#lib/chase/queries.ts';
import { callOutcomes } from '#lib/chase/terms.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName, stepWords } from '#lib/chase/words-terms.ts';
import { dateName, instantToMinute, nightShort } from '#lib/clock/words.ts';
import type { BoardRow } from '#lib/overview/board.ts';
import { boardWords } from '#lib/overview/words.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { phoneText } from '../phone.ts';
import { logCall } from './actions.ts';
import { LogCall } from './log-call.tsx';

/** How far the police are with each lodging of the list, by lodging id. */
export type Pursuit = { chases: Record<string, OpenChase>; contacts: Record<string, LastContact> };

/** Who last did what about a silent house, and when it last filed. */
export function lastContactCell(row: BoardRow, { chases, contacts }: Pursuit, language: Language) {
  const words = boardWords(language);
  const [last, chase] = [contacts[row.id], chases[row.id]];
  const comma = commaOf(language);
  return (
    <>
      {last
        ? [
            stepWords(language)[last.kind],
            last.outcome && chaseOutcomeName(last.outcome, language),
            chase?.promiseDay && chaseWords(language).promised(dateName(chase.promiseDay, language)),
          ]
            .filter(Boolean)
            .join(comma)
        : chaseWords(language).nothingDone}
      {last && (
        <span>
          {instantToMinute(last.at, language)} {last.by}
        </span>
      )}
      <span>
        {row.lastFiled ? `${words.lastFiled} ${nightShort(row.lastFiled.night, language)}` : words.neverFiled}
      </span>
    </>
  );
}

/** Call, say what came of it, or go on to the chase for a visit: all from the row. */
export function callCell(row: BoardRow, { chases }: Pursuit, language: Language) {
  const words = boardWords(language);
  const [first] = row.contacts;
  const chase = chases[row.id];
  return (
    <div className="rowacts">
      {first ? (
        <LinkButton
          mini
          href={`tel:${first.phone}`}
          aria-label={words.callPerson(first.name, phoneText(first.phone))}
        >
          <Icon name="phone" />
          <span className="num">
            {first.name} {phoneText(first.phone)}
          </span>
        </LinkButton>
      ) : (
        <span className="small faint">{words.noPhone}</span>
      )}
      {chase && chase.level !== 'breach' && (
        <LogCall
          language={language}
          action={logCall}
          chase={chase.id}
          seen={chase.seen}
          whose={row.name}
          open={words.logCall}
          legend={chaseWords(language).callDone}
          ways={callOutcomes.map((value) => ({ value, label: chaseOutcomeName(value, language) }))}
        />
      )}
      {chase && (
        <a className="small tapline" href={`/chases/${chase.id}`}>
          {words.chaseAndVisit}
          <span className="sr"> {row.name}</span>
        </a>
      )}
    </div>
  );
}
