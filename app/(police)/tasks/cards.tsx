import { LinkButton } from '#app/_ui/button.tsx';
import { Mark, SeverityShape } from '#app/_ui/icons.tsx';
import { PickGrid } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { OpenChase } from '#lib/chase/queries.ts';
import { chaseWords, demandOf } from '#lib/chase/words.ts';
import { remaining } from '#lib/clock/due.ts';
import { clockTime, durationName, instantToMinute, nightShort } from '#lib/clock/words.ts';
import type { Taker } from '#lib/handover/takers.ts';
import { giveWords } from '#lib/handover/words-give.ts';
import type { Contact } from '#lib/lodging/queries.ts';
import { categoryName } from '#lib/lodging/words.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import type { BoardRow } from '#lib/overview/board.ts';
import type { TaskFacts } from '#lib/overview/task-facts.ts';
import { boardWords } from '#lib/overview/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { behalfWords } from '#lib/report/behalf/words.ts';
import { reportsWords } from '#lib/report/words-receipt.ts';
import { labels } from '#lib/report/words-terms.ts';
import type { Task } from '#lib/task/queries.ts';
import { claimedHere, givable, outcomesFor } from '#lib/task/terms.ts';
import { outcomeName, taskKindName, taskToDo, taskWords } from '#lib/task/words.ts';
import { CallForm } from '../chases/call-form.tsx';
import { phoneText } from '../phone.ts';
import { claim, finish } from './actions.ts';
import { GiveForm } from './give-form.tsx';
import { MatterLink, matterOf } from './matter-link.tsx';

type Part = {
  task: Task;
  facts: TaskFacts | undefined;
  chase: OpenChase | undefined;
  language: Language;
  now: Date;
  mayIdentify: boolean;
  /** whom it can be given to; only for whoever gives */
  takers: readonly Taker[] | undefined;
};

/** One task, finishable with one hand: what it is, since when, who to call, claim it, say how it ended. */
export function TaskCard({ task, facts, chase, language, now, mayIdentify, takers }: Part) {
  const words = taskWords(language);
  const waited = durationName(remaining(now, task.openedAt), language);
  const over = task.dueAt && task.dueAt < now ? durationName(remaining(now, task.dueAt), language) : null;
  return (
    <article className={task.severity === 'instant' ? 'task task--open' : 'task'} id={`task-${task.id}`}>
      <div className="task__head">
        <SeverityShape severity={task.severity} />
        {task.subject.kind === 'order' ? (
          <a href={`/notices/orders/${matterOf(task)}`}>{resultWords(language).orderTitle}</a>
        ) : (
          <a href={`/lodgings/${task.lodging.code}${task.night ? `?night=${task.night}` : ''}`}>
            {task.lodging.name}
          </a>
        )}
        <span className={over ? 'streak streak--long' : 'streak'}>
          {over ? words.overdue(over) : words.openFor(waited)}
        </span>
      </div>
      <p>
        <b>{taskKindName(task.kind, language)}</b>{' '}
        <span className="small soft">
          {[
            task.night && nightShort(task.night, language),
            task.dueAt && !over && words.due(instantToMinute(task.dueAt, language)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <p className="small soft">{chase ? demandText(chase, language) : taskToDo(task.kind, language)}</p>
      <Behind {...{ facts, language }} />
      <p className="small">
        {task.claimedBy
          ? task.mine
            ? words.claimedByYou(clockTime(task.claimedBy.at))
            : words.claimedBy(task.claimedBy.name ?? '', clockTime(task.claimedBy.at))
          : words.unclaimed}
      </p>
      <Call contact={facts?.contacts[0]} language={language} />
      {!task.mine && claimedHere(task.kind) && <Claim {...{ task, language }} />}
      {task.mine && <Finish {...{ task, language, mayIdentify }} />}
      {chase && !chase.metAt && (
        <CallForm chase={chase} language={language} whose={task.lodging.name} back="tasks" />
      )}
      {task.subject.kind === 'chase' && (
        <LinkButton
          wide
          href={`/chases/${matterOf(task)}`}
          aria-label={`${chaseWords(language).open} ${task.lodging.name}`}
        >
          {chaseWords(language).open}
        </LinkButton>
      )}
      <MatterLink task={task} language={language} />
      {takers && givable(task.kind) && (
        <details>
          <summary>
            {giveWords(language).title}
            <span className="sr"> {task.lodging.name}</span>
          </summary>
          <GiveForm
            {...{ matter: 'task', id: task.id, back: 'tasks', takers, language }}
            holder={task.claimedBy?.id ?? null}
            whose={task.lodging.name}
          />
        </details>
      )}
      {task.kind === 'glass_broken' && (
        <LinkButton wide href="/approvals#glass">
          {lodgingWords(language).toTasks}
        </LinkButton>
      )}
    </article>
  );
}

function demandText({ metAt, level }: OpenChase, language: Language): string {
  return metAt ? chaseWords(language).waits : demandOf(level, language);
}

/** What the officer must know before going or deciding; never a child's name or number. */
function Behind({ facts, language }: { facts: TaskFacts | undefined; language: Language }) {
  const words = taskWords(language);
  const sex = labels(language).sex;
  const comma = commaOf(language);
  return (
    <>
      {facts?.children.map((child) => (
        <p key={`${child.room} ${child.checkIn.toISOString()}`}>
          {[
            child.room && words.room(child.room),
            (child.sex === 'M' || child.sex === 'F') && sex[child.sex],
            child.age !== null && lodgingWords(language).age(child.age),
            instantToMinute(child.checkIn, language),
          ]
            .filter(Boolean)
            .join(comma)}
        </p>
      ))}
      {facts?.excuse && (
        <blockquote className="small">
          {words.reason}
          {language === 'en' ? ': ' : '：'}
          {facts.excuse.told
            ? behalfWords(language).told(
                facts.excuse.told.officer,
                instantToMinute(facts.excuse.acceptedAt, language),
                facts.excuse.told.saidBy,
              )
            : facts.excuse.reason || words.noReason}
          <br />
          {facts.excuse.draftedAt && (
            <>
              {reportsWords(language).draftedOffline(instantToMinute(facts.excuse.draftedAt, language))}
              <br />
            </>
          )}
          <span className="faint">
            {lodgingWords(language).firstAt(instantToMinute(facts.excuse.acceptedAt, language))}
          </span>
        </blockquote>
      )}
    </>
  );
}

function Claim({ task, language }: { task: Task; language: Language }) {
  const words = taskWords(language);
  const over: Record<string, string> = task.claimedBy ? { over: 'yes' } : {};
  return (
    <AskForm
      id={`claim-${task.id}`}
      language={language}
      action={claim}
      look={task.claimedBy ? 'plain' : 'act'}
      submit={task.claimedBy ? words.takeOver : words.claim}
      submitLabel={`${task.claimedBy ? words.takeOver : words.claim} ${task.lodging.name}`}
      hidden={{ task: task.id, ...over }}
      asks={[]}
    />
  );
}

function Finish({ task, language, mayIdentify }: { task: Task; language: Language; mayIdentify: boolean }) {
  const words = taskWords(language);
  const ways = outcomesFor(task.kind).filter((one) => one !== 'identified' || mayIdentify);
  if (ways.length === 0) return null;
  return (
    <AskForm
      id={`finish-${task.id}`}
      language={language}
      action={finish}
      look="lamp"
      submit={words.finish}
      submitLabel={`${words.finish} ${task.lodging.name}`}
      hidden={{ task: task.id }}
      asks={[]}
    >
      <PickGrid
        id={`outcome-${task.id}`}
        name="outcome"
        legend={words.howEnded}
        required
        options={ways.map((value) => ({ value, label: outcomeName(value, language) }))}
      />
      {task.kind === 'identity_pending' && !mayIdentify && <p className="small soft">{words.policeOnly}</p>}
    </AskForm>
  );
}

function Call(props: { contact: Contact | undefined; language: Language; main?: boolean }) {
  const { contact, language, main = false } = props;
  if (!contact) return null;
  return (
    <LinkButton
      wide
      look={main ? 'act' : 'plain'}
      icon="phone"
      href={`tel:${contact.phone}`}
      aria-label={boardWords(language).callPerson(contact.name, phoneText(contact.phone))}
    >
      {contact.name} <span className="num">{phoneText(contact.phone)}</span>
    </LinkButton>
  );
}

/** A silent house to call. */
export function SilentCard({ row, language }: { row: BoardRow; language: Language }) {
  const words = boardWords(language);
  const nights = row.streak ?? 1;
  const [first, second] = row.contacts;
  return (
    <article className="task">
      <div className="task__head">
        <Mark state="silent" />
        <a href={`/lodgings/${row.code}`}>{row.name}</a>
        <span className={nights >= 3 ? 'streak streak--long' : 'streak'}>{words.inRow(nights)}</span>
      </div>
      <p className="small soft">{words.kindRooms(categoryName(row.category, language), row.rooms)}</p>
      <p className="small faint">
        {row.lastFiled ? `${words.lastFiled} ${nightShort(row.lastFiled.night, language)}` : words.neverFiled}
      </p>
      <Call contact={first} language={language} main />
      <Call contact={second} language={language} />
    </article>
  );
}
