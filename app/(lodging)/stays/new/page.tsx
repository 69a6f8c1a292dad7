import type { Metadata } from 'next';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { amendFreelyUntil, dueAt, standardDay } from '#lib/clock/due.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { parentDraft } from '#lib/lodging/parent-draft.ts';
import { scannedWords } from '#lib/lodging/words-plate.ts';
import { isId } from '#lib/platform/ids.ts';
import { nightsOf } from '#lib/report/desk.ts';
import { draftOf } from '#lib/report/draft/drafts.ts';
import { versionsOf } from '#lib/report/night.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { at, doorOf, frameOf } from '../../frame.tsx';
import { houseOf, nightOfAddress, one, type Search } from '../../house.ts';
import { refusedDraft, said } from '../../said.ts';
import { freshEntries, parentEntries } from '../entries.ts';
import { StayForm } from '../form.tsx';
import { hiddenFields, ownerOf } from '../hidden.ts';

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: stayWords(await languageOfRequest()).title };
}

/** Registers minors for one night; an address that names none means the running one. */
export default async function NewStayPage({ searchParams }: Props) {
  const query = await searchParams;
  const asked = one(query, 'night');
  const typed = one(query, 'parent') ?? '';
  const named = asked === undefined ? null : nightOfAddress(asked);
  const { house, now, running, seen, due, parent, mine } = await enter('report:read', async (pass) => {
    const { house } = await houseOf(pass, query);
    const running = businessDayAt(pass.now);
    const night = named ?? running;
    const [{ nights }, versions] = [
      await nightsOf(pass, house.id, night, night),
      await versionsOf(pass, house.id, night),
    ];
    const due = nights[0]?.effectiveDue ?? dueAt(night, standardDay);
    const parent = isId(typed) ? await parentDraft(pass, house.id, typed) : null;
    const mine = await draftOf(pass, house.id, night, 'new');
    return { house, now: pass.now, running, seen: versions[0]?.n ?? 0, due, parent, mine };
  });
  const night = named ?? running;
  const { language, preferences } = await frameOf();
  const draft = await refusedDraft(query, house.code, night);
  const back = at('/stays/new', house.code, { night, said: '1' });
  const { hidden, requestKey } = await hiddenFields({ lodging: house.code, night, seen, back });
  const until = amendFreelyUntil(due);
  return (
    <StayForm
      language={language}
      preferences={{ ...preferences, back: at('/stays/new', house.code, { night }) }}
      house={{ code: house.code, name: house.name }}
      night={night}
      now={now}
      title={stayWords(language).title}
      deskHref={at('/desk', house.code)}
      nightHref={at(`/reports/${night}`, house.code)}
      receiptHref={at(`/reports/${night}/receipt`, house.code)}
      door={doorOf(house.code, night)}
      hidden={hidden}
      entries={draft?.entries ?? [...freshEntries(night, running, now), ...parentEntries(parent)]}
      problems={said(draft?.problems ?? [], language)}
      returned={draft !== null || parent !== null}
      notice={parent && !draft ? scannedWords(language).taken : null}
      owner={await ownerOf()}
      draft={mine}
      groupKey={`G-${requestKey.slice(0, 8)}`}
      stay={null}
      late={now > until ? stayPageWords(language).lateNeedsReason(instantToMinute(until, language)) : null}
    />
  );
}
