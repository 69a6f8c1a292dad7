import { LinkButton } from '#app/_ui/button.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { Icon, SeverityShape } from '#app/_ui/icons.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { dateName, dateNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import { stationWords } from '#lib/identity/device/words.ts';
import type { ClosureReason } from '#lib/lodging/terms.ts';
import { categoryName, closureReasonName, statusName } from '#lib/lodging/words.ts';
import { plateWords } from '#lib/lodging/words-plate.ts';
import type { LodgingPage } from '#lib/overview/lodging.ts';
import type { LodgingPlace } from '#lib/overview/lodging-place.ts';
import { boardWords } from '#lib/overview/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Hold } from '#lib/retention/holds.ts';
import { taskKindName } from '#lib/task/words.ts';
import { phoneText } from '../../phone.ts';
import { saveNote } from './actions.ts';
import { ClosureForms } from './closure-forms.tsx';
import { Holds } from './holds.tsx';
import { PlacePanel } from './place.tsx';

type Held = ReadonlySet<'closure:decide' | 'hold:ask' | 'hold:approve' | 'report:on_behalf'>;
type Part = { page: LodgingPage; language: Language };

/** What stands beside the lodging: what is open, who to call, what it is, what the police noted. */
export function LodgingSide(
  props: Part & { place: LodgingPlace; holds: readonly Hold[] | null; held: Held },
) {
  const { page, place, language, holds, held } = props;
  const words = lodgingWords(language);
  const asked = page.closures.filter(({ approved }) => approved === null);
  const decides = held.has('closure:decide');
  return (
    <div className="stack">
      <OpenTasks {...{ page, language }} />
      {asked.length > 0 && (
        <Panel id="closures" title={words.closuresOpen} count={asked.length} first>
          {asked.map((closure) => (
            <div key={closure.id}>
              <p>
                <b>
                  {words.closureSpan(
                    dateName(closure.fromDay, language),
                    dateName(closure.toDay, language),
                    closureReasonName(closure.reason as ClosureReason, language),
                  )}
                </b>
              </p>
              <p className="small soft">{instantToMinute(closure.askedAt, language)}</p>
              {decides && <ClosureForms id={closure.id} code={page.lodging.code} language={language} />}
            </div>
          ))}
        </Panel>
      )}
      <People {...{ page, place, language }} />
      <PlacePanel {...{ page, place, language }} />
      <Facts {...{ page, language }} />
      <Notes {...{ page, language }} />
      {holds && (
        <Holds
          holds={holds}
          lodging={{ id: page.lodging.id, code: page.lodging.code }}
          language={language}
          mayRelease={held.has('hold:approve')}
        />
      )}
    </div>
  );
}

function OpenTasks({ page, language }: Part) {
  const words = lodgingWords(language);
  const open = page.tasks.filter(({ done }) => !done);
  if (open.length === 0) return null;
  return (
    <Panel id="open" title={words.open} count={open.length} first>
      <div>
        {open.map(({ id, kind, severity, openedAt, subject }) => (
          <div className="contact" key={id}>
            <SeverityShape severity={severity} />
            <div>
              <b>{taskKindName(kind, language)}</b>
              <p className="small soft">{instantToMinute(openedAt, language)}</p>
            </div>
            <LinkButton mini href={kind === 'chase' ? `/chases/${subject.id}` : `/tasks#task-${id}`}>
              {words.toTasks}
            </LinkButton>
          </div>
        ))}
      </div>
    </Panel>
  );
}

function People({ page, place, language }: Part & { place: LodgingPlace }) {
  const words = lodgingWords(language);
  return (
    <Panel id="people" title={words.people}>
      {page.contacts.length === 0 && <p className="soft">{words.peopleNone}</p>}
      <div>
        {page.contacts.map(({ place, name, phone }) => (
          <div className="contact" key={place}>
            <div>
              <b>{name}</b> {place === 1 && <Chip>{words.owner}</Chip>}
              {place === 2 && <Chip>{words.second}</Chip>}
              <p className="num small soft">{phoneText(phone)}</p>
            </div>
            <LinkButton mini href={`tel:${phone}`} icon="phone">
              {words.call}
              <span className="sr">
                {' '}
                {name} {phoneText(phone)}
              </span>
            </LinkButton>
          </div>
        ))}
      </div>
      <p className="small soft">
        {words.hours}
        {language === 'en' ? ': ' : '：'}
        {place.hours
          ? words.hoursBest(place.hours.from, place.hours.to, place.hours.times, place.hours.of)
          : words.hoursNone}
      </p>
      <LinkButton mini icon="user" href={`/lodgings/${encodeURIComponent(page.lodging.code)}/in-person`}>
        {stationWords(language).title}
      </LinkButton>
    </Panel>
  );
}

function Facts({ page, language }: Part) {
  const words = lodgingWords(language);
  const { lodging, place, status, statusSince } = page;
  return (
    <Panel id="facts" title={words.facts}>
      <Kv
        rows={[
          [
            words.code,
            <span className="num" key="code">
              {lodging.code}
            </span>,
          ],
          [
            words.category,
            boardWords(language).kindRooms(categoryName(lodging.category, language), lodging.rooms),
          ],
          [words.address, [page.township, lodging.address.replace(page.township, '')].join(' ')],
          [
            words.status,
            status &&
              (statusSince
                ? words.statusSince(statusName(status, language), dateNameWithYear(statusSince, language))
                : statusName(status, language)),
          ],
          [
            words.onboarded,
            lodging.onboardedDay ? dateNameWithYear(lodging.onboardedDay, language) : words.notOnboarded,
          ],
          [words.officers, place.officers.join(' ')],
          [plateWords(language).caller, page.caller],
          ...(lodging.phone ? [[words.phone, phoneText(lodging.phone)] as const] : []),
          ...(lodging.licence ? [[words.licence, lodging.licence] as const] : []),
        ]}
      />
      {(page.tags.length > 0 || lodging.noFrontDesk) && (
        <div className="tags">
          {lodging.noFrontDesk && <Chip line>{words.noFrontDesk}</Chip>}
          {page.tags.map(({ id, name }) => (
            <Chip key={id}>
              <Icon name="tag" />
              {name}
            </Chip>
          ))}
        </div>
      )}
    </Panel>
  );
}

function Notes({ page, language }: Part) {
  const words = lodgingWords(language);
  return (
    <Panel id="notes" title={words.notes}>
      {page.notes.map(({ id, text, by, at }) => (
        <div key={id}>
          <p>{text}</p>
          <p className="small faint">{words.noteBy(by ?? words.somebody, instantToMinute(at, language))}</p>
        </div>
      ))}
      <AskForm
        id="note"
        language={language}
        action={saveNote}
        look="plain"
        submit={words.noteSave}
        hidden={{ code: page.lodging.code }}
        asks={[{ name: 'text', label: words.noteLabel, kind: 'text', hint: words.noteHint }]}
      />
    </Panel>
  );
}
