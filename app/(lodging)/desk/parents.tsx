import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { clockTime } from '#lib/clock/words.ts';
import type { WaitingDraft } from '#lib/lodging/parent-draft.ts';
import { scannedWords } from '#lib/lodging/words-plate.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { at } from '../frame.tsx';
import { dropDraft } from './actions.ts';

/** What parents typed at the plate, each to be checked against the paper; nothing where nobody has. */
export function ParentsBlock(props: {
  language: Language;
  drafts: readonly WaitingDraft[];
  lodging: string;
  night: string;
}) {
  const { language, drafts, lodging, night } = props;
  const words = scannedWords(language);
  if (drafts.length === 0) return null;
  return (
    <Block id="parents" title={words.desk} count={drafts.length}>
      <div className="card">
        {drafts.map(({ id, at: when, name }) => (
          <div key={id} className="guest pad">
            <p>
              <b>{name}</b> <span className="soft">{words.at(clockTime(when))}</span>
            </p>
            <div className="guest__acts">
              <LinkButton look="act" href={at('/stays/new', lodging, { night, parent: id })}>
                {words.take}
              </LinkButton>
              <form action={dropDraft}>
                <input type="hidden" name="lodging" value={lodging} />
                <input type="hidden" name="draft" value={id} />
                <Button>
                  {words.drop}
                  <span className="sr"> {name}</span>
                </Button>
              </form>
            </div>
          </div>
        ))}
        <p className="pad small soft">{words.deskHint}</p>
      </div>
    </Block>
  );
}
