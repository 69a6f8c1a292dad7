import type { Metadata } from 'next';
import { Chip } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import css from '#app/(shared)/account/form.module.css';
import { LodgingFrame } from '#app/(shared)/account/frame.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { keysOf } from '#lib/identity/keys.ts';
import { vendorsOf } from '#lib/identity/vendors.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { vendorWords } from '#lib/identity/words-vendor.ts';
import { endKey, makeKey, trySandbox } from './actions.ts';
import { Vendors } from './vendors.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: houseWords(await languageOfRequest()).keys };
}

/** The keys of the owner's lodgings; a secret is shown once, when it is made. */
export default async function Keys({ searchParams }: { searchParams: Search }) {
  const { keys, vendors } = await enter('key:manage', async (pass) => ({
    keys: await keysOf(pass),
    vendors: await vendorsOf(pass),
  }));
  const [language, { session }] = await Promise.all([languageOfRequest(), visitor()]);
  if (!session) return null;
  const [words, more] = [houseWords(language), vendorWords(language)];
  const lodgings = session.holdings
    .filter(({ role, lodging }) => role === 'owner' && lodging)
    .map(({ lodging, lodgingName }) => ({ value: lodging ?? '', label: lodgingName ?? '' }));
  // Whoever has one house is not asked which.
  const which = {
    hidden: (lodgings.length === 1 ? { lodging: lodgings[0]?.value ?? '' } : {}) as Record<string, string>,
    asks:
      lodgings.length > 1
        ? [{ name: 'lodging', label: words.lodging, kind: 'select' as const, options: lodgings }]
        : [],
  };
  return (
    <LodgingFrame session={session} title={words.keys} back="/my-lodging/keys">
      <Done
        done={(await searchParams).done}
        said={{ keyRevoked: words.keyRevoked, vendorEnded: more.ended }}
      />
      <p className="soft">
        {words.keysText} <a href="/help/api">{words.keysHelp}</a>
      </p>
      <Block id="keys" title={words.keys}>
        {keys.length === 0 && (
          <Empty icon="key" title={words.noKeys}>
            {words.noKeysText}
          </Empty>
        )}
        {keys.length > 0 && (
          <ul className={css.list}>
            {keys.map((key) => (
              <li key={key.id} className="card pad">
                <div className={css.form}>
                  <div>
                    <strong>{key.label}</strong> {key.revokedAt && <Chip line>{words.keyRevoked}</Chip>}
                    <p className="mono small">{key.prefix}_…</p>
                    <p className="soft small">
                      {lodgings.find(({ value }) => value === key.lodging)?.label} · {words.lastUsed}{' '}
                      {key.lastUsedAt ? instantToMinute(key.lastUsedAt, language) : words.never}
                    </p>
                  </div>
                  {!key.revokedAt && (
                    <AskForm
                      id={`end-${key.id}`}
                      language={language}
                      action={endKey}
                      look="danger"
                      submit={words.takeBack}
                      whose={key.label}
                      hidden={{ id: key.id }}
                      asks={[]}
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Block>
      <Block id="new-key" title={words.newKey}>
        <div className="card pad">
          <AskForm
            id="new"
            language={language}
            action={makeKey}
            look="lamp"
            submit={words.newKey}
            again
            hidden={which.hidden}
            asks={[...which.asks, { name: 'label', label: words.label, kind: 'text' }]}
          />
        </div>
      </Block>
      <Vendors language={language} vendors={vendors} lodgings={lodgings} which={which} />
      <Block id="sandbox" title={more.sandbox}>
        <div className="card pad">
          <AskForm
            id="try"
            language={language}
            action={trySandbox}
            look="act"
            submit={more.makeSandbox}
            again
            asks={[{ name: 'label', label: words.label, kind: 'text' }]}
          >
            <p className="soft">{more.sandboxText}</p>
          </AskForm>
        </div>
      </Block>
    </LodgingFrame>
  );
}
