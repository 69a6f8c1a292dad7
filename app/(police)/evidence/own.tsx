import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { caseWords } from '#lib/release/case/words.ts';
import type { Release } from '#lib/release/queries.ts';
import { listWords, releaseWords } from '#lib/release/words.ts';

type Props = {
  releases: readonly Release[];
  language: Language;
  now: Date;
  path: '/evidence' | '/exports';
  forms: readonly { format: string; label: string }[];
  make: (before: Asked, form: FormData) => Promise<Asked>;
};

/** What somebody asked for: waiting, allowed and to be made, to be fetched, or gone. */
export function OwnReleases(props: Props) {
  const { releases, language } = props;
  const words = releaseWords(language);
  return (
    <Panel id="own" title={words.mine} count={releases.length}>
      {releases.length === 0 && <p className="soft">{words.none}</p>}
      {releases.map((one) => (
        <div className="contact" key={one.id}>
          <div>
            <p>
              <b>{nameOf(one, language)}</b>{' '}
              <span className="small">
                {dateName(one.from, language)} – {dateName(one.to, language)}
              </span>
            </p>
            <p className="small soft">
              {one.authority} {one.reference} <code>{one.mark}</code>
            </p>
            <p className="small">{standing(one, props.now, language)}</p>
          </div>
          <Acts {...props} one={one} />
        </div>
      ))}
    </Panel>
  );
}

function nameOf({ kind, lodging, caseKind }: Release, language: Language): string {
  if (kind !== 'evidence' && kind !== 'case') return listWords(language)[kind];
  const house = lodging?.name ?? releaseWords(language).noHouse;
  return caseKind ? `${caseWords(language)[caseKind]} ${house}` : house;
}

const isOver = (one: Release, now: Date) => one.expiresAt !== null && one.expiresAt <= now;

function standing(one: Release, now: Date, language: Language): string {
  const words = releaseWords(language);
  if (one.declined) return words.declined;
  if (!one.expiresAt) return words.waits;
  const until = instantToMinute(one.expiresAt, language);
  if (isOver(one, now)) return words.expired(until);
  const said = words.allowed(one.approvedBy ?? '', until);
  return one.fetched > 0 ? `${said} ${words.fetched(one.fetched)}` : said;
}

function Acts({ one, language, now, path, forms, make }: Props & { one: Release }) {
  const words = releaseWords(language);
  if (!one.expiresAt || isOver(one, now)) return null;
  if (!one.made) {
    return (
      <AskForm
        id={`make-${one.id}`}
        language={language}
        action={make}
        look="lamp"
        submit={words.make}
        whose={one.reference}
        hidden={{ release: one.id }}
        asks={[]}
      />
    );
  }
  return (
    <div className="head__right">
      {forms.map(({ format, label }) => (
        <LinkButton key={format} icon="down-tray" href={`${path}/${one.id}/file?format=${format}`}>
          {label}
        </LinkButton>
      ))}
    </div>
  );
}
