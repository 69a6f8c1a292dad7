import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Block } from '#app/_ui/panel.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { needsSecondFactor } from '#lib/access/permissions.ts';
import { credentialOfPage, enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { ownPhones } from '#lib/identity/device/care.ts';
import { deviceWords } from '#lib/identity/device/words.ts';
import { ownSessions, recoveryCodesLeft } from '#lib/identity/own.ts';
import { ownPush } from '#lib/identity/push/subscription.ts';
import { pushWords } from '#lib/identity/push/words.ts';
import { accountWords, signInWords } from '#lib/identity/words.ts';
import { roleName } from '#lib/identity/words-roles.ts';
import { newCodes, saveOwnPassword, saveReading } from './actions.ts';
import { AskForm } from './ask-form.tsx';
import { Done } from './done.tsx';
import css from './form.module.css';
import { EitherFrame } from './frame.tsx';
import { OwnPhones } from './own-phones.tsx';
import { Sessions } from './sessions.tsx';
import { SignOut } from './sign-out.tsx';
import { Told } from './told/told.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: accountWords(await languageOfRequest()).title };
}

export default async function Account({ searchParams }: { searchParams: Search }) {
  const { session: current } = await credentialOfPage();
  const { sessions, codes, phones, push } = await enter('account:own', async (pass) => ({
    sessions: await ownSessions(pass, current),
    codes: await recoveryCodesLeft(pass),
    phones: await ownPhones(pass),
    push: await ownPush(pass),
  }));
  const { session } = await visitor();
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  if (!session) return null;
  const [words, told] = [accountWords(language), pushWords(language)];
  const held = session.holdings.map(
    ({ role, rank, unitName, lodgingName }) =>
      `${roleName(language, role, rank)} · ${lodgingName ?? unitName ?? ''}`,
  );
  const factor = session.hasTotp || session.holdings.some(({ role }) => needsSecondFactor(role));
  return (
    <EitherFrame session={session} title={words.title} back="/account">
      <Done
        done={(await searchParams).done}
        said={{
          ended: words.ended,
          phoneEnded: deviceWords(language).ended,
          told: told.saved,
          toldEnded: told.ended,
        }}
      />
      <Block id="who" title={words.who}>
        <div className="card pad">
          <div className={css.form}>
            <Kv
              rows={[
                [words.name, session.name],
                [words.phone, session.phoneMasked],
                [
                  words.roles,
                  <ul key="roles">
                    {held.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>,
                ],
              ]}
            />
            {session.own?.kind === 'phone' && <p className="hint">{deviceWords(language).signOutEnds}</p>}
            <SignOut label={words.signOut} look="plain" />
          </div>
        </div>
      </Block>
      {factor && (
        <Block id="factor" title={words.factor}>
          <div className="card pad">
            <div className={css.form}>
              <Kv
                rows={[
                  [words.factor, session.hasTotp ? words.factorOn : words.factorOff],
                  [words.codes, words.codesLeft(codes)],
                ]}
              />
              {session.aal >= 2 && (
                <>
                  <AskForm
                    id="codes"
                    language={language}
                    action={newCodes}
                    look="plain"
                    submit={words.renew}
                    asks={[]}
                  />
                  <LinkButton href="/sign-in/enrol?next=/account">{words.factorMove}</LinkButton>
                </>
              )}
            </div>
          </div>
        </Block>
      )}
      <Block id="reading" title={words.reading}>
        <div className="card pad">
          <div className={css.form}>
            <AskForm
              id="read"
              language={language}
              action={saveReading}
              again
              submit={words.save}
              asks={[
                {
                  name: 'language',
                  label: words.language,
                  kind: 'select',
                  value: language,
                  options: [
                    { value: 'zh-CN', label: '中文' },
                    { value: 'en', label: 'English' },
                  ],
                },
                { name: 'largeType', label: words.largeType, kind: 'check', value: largeType ? '1' : '' },
              ]}
            />
          </div>
        </div>
      </Block>
      <Told language={language} push={push} />
      <Block id="own-password" title={words.password}>
        <div className="card pad">
          <div className={css.form}>
            <AskForm
              id="password-form"
              language={language}
              action={saveOwnPassword}
              submit={words.change}
              asks={[
                { name: 'old', label: words.oldPassword, kind: 'password', autoComplete: 'current-password' },
                {
                  name: 'password',
                  label: words.newPassword,
                  hint: signInWords(language).chooseHint,
                  kind: 'password',
                  autoComplete: 'new-password',
                },
                {
                  name: 'again',
                  label: signInWords(language).again,
                  kind: 'password',
                  autoComplete: 'new-password',
                },
              ]}
            />
          </div>
        </div>
      </Block>
      <OwnPhones language={language} phones={phones} />
      <Sessions language={language} sessions={sessions} />
    </EitherFrame>
  );
}
