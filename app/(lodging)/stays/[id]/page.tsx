import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { draftOf } from '#lib/report/draft/drafts.ts';
import { fieldKeys, fields } from '#lib/report/fields.ts';
import { stayToAmend } from '#lib/report/night.ts';
import { type FieldKey, isMissing, type StayValues, type ToComplete } from '#lib/report/stay.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { at, doorOf, frameOf } from '../../frame.tsx';
import { houseOf, one, type Search } from '../../house.ts';
import { refusedDraft, said } from '../../said.ts';
import { type Entries, entriesOf } from '../entries.ts';
import { StayForm } from '../form.tsx';
import { hiddenFields, ownerOf } from '../hidden.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: stayWords(await languageOfRequest()).titleAmend };
}

const asksFor: Record<ToComplete, FieldKey[]> = {
  room: ['room'],
  number: ['number', 'asPrinted'],
  howChecked: ['howChecked'],
  sex: ['sex'],
  birthDate: ['birthDate'],
  nationality: ['nationality'],
  company: ['alone', 'companions'],
  companionName: ['companions'],
  companionRelation: ['companions'],
  companionNumber: ['companions'],
  guardianName: ['guardianName'],
  guardianPhone: ['guardianPhone'],
  callResult: ['callResult', 'calledAt'],
  call: ['callResult', 'calledAt', 'guardianPhone'],
};

/** Amends one stay, or completes what is missing of it; what may no longer be read is shown masked and kept. */
export default async function StayPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const { house, found, late, now, kept } = await enter('stay:open', async (pass) => {
    const found = await stayToAmend(pass, id);
    const { house } = await houseOf(pass, query);
    const kept = found && (await draftOf(pass, house.id, found.night, id));
    return { house, found, kept, late: found !== null && pass.now > found.amendUntil, now: pass.now };
  });
  if (!found || found.lodgingId !== house.id) notFound();
  const { language, preferences } = await frameOf();
  const { night, stay, version, readable } = found;
  const missing = [...new Set(stay.toComplete.flatMap((ask) => asksFor[ask]))];
  const only = one(query, 'only') === 'missing' && missing.length > 0 ? missing : null;
  const here = at(`/stays/${id}`, house.code, only ? { only: 'missing' } : {});
  const refused = await refusedDraft(query, house.code, night);
  const draft = refused?.entries.some(([name, value]) => name === 'stays.0.stay_id' && value === id)
    ? refused
    : null;
  const { hidden, requestKey } = await hiddenFields({
    lodging: house.code,
    night,
    seen: version,
    back: `${here}&said=1`,
  });
  const { steering, typed } = split(stay.values, id, only, readable);
  return (
    <StayForm
      language={language}
      preferences={{ ...preferences, back: here }}
      house={{ code: house.code, name: house.name }}
      night={night}
      now={now}
      title={stayWords(language).titleAmend}
      deskHref={at('/desk', house.code)}
      nightHref={at(`/reports/${night}`, house.code)}
      receiptHref={at(`/reports/${night}/receipt`, house.code)}
      door={doorOf(house.code, night)}
      hidden={[...hidden, ...steering]}
      entries={draft?.entries ?? typed}
      problems={said(draft?.problems ?? [], language)}
      returned={draft !== null}
      owner={await ownerOf()}
      draft={kept}
      groupKey={`G-${requestKey.slice(0, 8)}`}
      stay={{ id, values: stay.values, readable, only, allHref: at(`/stays/${id}`, house.code) }}
      late={
        late ? stayPageWords(language).lateNeedsReason(instantToMinute(found.amendUntil, language)) : null
      }
    />
  );
}

/**
 * What is typed anew and what is only named. A field that is not asked, or may not be read, is named in `keep` and
 * its value never travels to the page; type of paper and check-in are always said, since no stay is without them.
 */
function split(values: StayValues, id: string, only: FieldKey[] | null, readable: boolean) {
  const unread = (key: FieldKey) =>
    !readable &&
    !isMissing(values[key]) &&
    (key === 'birthDate' || fields.some((one) => one.key === key && one.secret));
  const unasked = (key: FieldKey) => only !== null && !only.includes(key);
  const kept = fieldKeys.filter((key) => unread(key) || unasked(key));
  const all = entriesOf(values, id);
  const pathOf = (key: FieldKey) => fields.find((one) => one.key === key)?.path ?? key;
  const hiddenPaths = kept.map((key) => `stays.0.${pathOf(key)}`);
  const typed = all.filter(
    ([name]) => !hiddenPaths.some((path) => name === path || name.startsWith(`${path}.`)),
  );
  const needed = ['stays.0.stay_id', 'stays.0.child.document_type', 'stays.0.check_in'];
  const steering: Entries = [
    ...all.filter(
      ([name]) =>
        name === needed[0] || (only !== null && needed.includes(name) && hiddenPaths.includes(name)),
    ),
    ...kept.filter(unasked).map((key): [string, string] => ['stays.0.keep', key]),
  ];
  const marked = kept.filter((key) => !unasked(key)).map((key): [string, string] => ['stays.0.keep', key]);
  return { steering, typed: [...typed.filter(([name]) => name !== needed[0]), ...marked] };
}
