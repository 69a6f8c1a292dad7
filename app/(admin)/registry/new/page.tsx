import type { Metadata } from 'next';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { townshipsOf, unitsOf } from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import { told } from '../../asked.ts';
import css from '../../office.module.css';
import { create } from '../lodgings/[code]/actions.ts';
import { unitChoices } from '../parts.tsx';
import { profileAsks, profileCodes } from '../profile.ts';
import { ProfileForm } from '../profile-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: registryWords(await languageOfRequest()).create };
}

/** Enters a lodging into the register. */
export default async function NewLodging() {
  const { units, townships } = await enter('registry:write', async (pass) => ({
    units: await unitsOf(pass),
    townships: await townshipsOf(pass),
  }));
  const language = await languageOfRequest();
  const words = registryWords(language);
  const beats = unitChoices(units, ['beat']);
  const sentences = Object.fromEntries(profileCodes.map((code) => [code, told({ code }, language)]));
  return (
    <>
      <PageHead
        title={words.create}
        crumbs={[{ href: '/registry', label: words.title }, { label: words.create }]}
      />
      <Panel id="profile" title={words.profile}>
        <div className={css.pairs}>
          <p className="hint">{words.createHint}</p>
          <ProfileForm
            language={language}
            action={create}
            submit={words.save}
            sentences={sentences}
            asks={[
              { name: 'code', label: words.code, kind: 'text', hint: words.codeHint },
              ...profileAsks(language, townships),
              { name: 'beat_id', label: words.beat, kind: 'select', value: beats[0]?.value, options: beats },
              { name: 'onboarded_day', label: words.firstNight, kind: 'date', hint: words.firstNightHint },
            ]}
          />
        </div>
      </Panel>
    </>
  );
}
