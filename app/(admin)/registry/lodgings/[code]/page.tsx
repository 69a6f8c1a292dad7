import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { heldOf } from '#app/(police)/held.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { dateNameWithYear } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { beatHistory, contactsOf, lodgingByCode, statusHistory, tagsOf } from '#lib/lodging/queries.ts';
import { categoryName } from '#lib/lodging/words.ts';
import { tagsOfCounty, townshipsOf, unitsOf } from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import css from '../../../office.module.css';
import { profileAsks } from '../../profile.ts';
import { change } from './actions.ts';
import { BeatPanel, OnboardPanel, PeoplePanel, StatusPanel, TagsPanel } from './panels.tsx';

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: registryWords(await languageOfRequest()).title };
}

/** One lodging as it is registered: profile, status, beat, people to call, tags; changed by a 民警 of the county. */
export default async function RegisteredLodging({ params, searchParams }: Props) {
  const code = decodeURIComponent((await params).code);
  const found = await enter('registry:read', async (pass) => {
    const lodging = await lodgingByCode(pass, code);
    return {
      lodging,
      today: businessDayAt(pass.now),
      contacts: await contactsOf(pass, lodging.id),
      statuses: await statusHistory(pass, lodging.id),
      beats: await beatHistory(pass, lodging.id),
      carried: await tagsOf(pass, lodging.id),
      units: await unitsOf(pass),
      townships: await townshipsOf(pass),
      tags: await tagsOfCounty(pass),
    };
  });
  const { lodging, townships } = found;
  const language = await languageOfRequest();
  const words = registryWords(language);
  const held = await heldOf(['registry:write', 'tag:write']);
  const { created, saved, nothingChanged, statusSaved, beatSaved, onboardSaved, peopleSaved, tagsSaved } =
    words;
  const part = { ...found, language, writes: held.has('registry:write') };
  return (
    <>
      <PageHead
        title={lodging.name}
        crumbs={[{ href: '/registry', label: words.title }, { label: lodging.code }]}
        end={
          <LinkButton mini icon="eye" href={`/lodgings/${encodeURIComponent(lodging.code)}`}>
            {words.toPolicePage}
          </LinkButton>
        }
      />
      <Done
        done={(await searchParams).done}
        said={{
          created,
          saved,
          nothingChanged,
          statusSaved,
          beatSaved,
          onboardSaved,
          peopleSaved,
          tagsSaved,
        }}
      />
      {!part.writes && <Answer warn title={words.readOnly} />}
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="profile" title={words.profile}>
            {part.writes ? (
              <div className={css.pairs}>
                <AskForm
                  id="change"
                  language={language}
                  action={change}
                  submit={words.save}
                  hidden={{ code: lodging.code }}
                  asks={profileAsks(language, townships, lodging)}
                />
              </div>
            ) : (
              <Kv
                rows={[
                  [words.category, categoryName(lodging.category, language)],
                  [words.township, townships.find((one) => one.code === lodging.townshipCode)?.name],
                  [words.address, lodging.address],
                  [words.rooms, lodging.rooms],
                  [words.phone, lodging.phone],
                  [words.licence, lodging.licence],
                ]}
              />
            )}
          </Panel>
          <PeoplePanel {...part} />
        </div>
        <div className="stack">
          {lodging.onboardedDay === null ? (
            <OnboardPanel {...part} />
          ) : (
            <Panel id="onboarded" title={words.onboarded}>
              <p>{words.since(dateNameWithYear(lodging.onboardedDay, language))}</p>
            </Panel>
          )}
          <StatusPanel {...part} />
          <BeatPanel {...part} />
          <TagsPanel {...part} writes={held.has('tag:write')} />
        </div>
      </div>
    </>
  );
}
