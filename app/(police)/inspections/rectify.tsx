import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import type { Rectification } from '#lib/inspection/queries.ts';
import { proofs } from '#lib/inspection/terms.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { proofWords } from '#lib/inspection/words-terms.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { prove } from './actions.ts';

/** A correction until a 民警 has recorded how it is known to be made. */
export function Rectify({
  one,
  language,
  signs,
}: {
  one: Rectification;
  language: Language;
  signs: boolean;
}) {
  const words = inspectionWords(language);
  return (
    <Panel id={`rectification-${one.id}`} title={words.rectification}>
      <p>{words.by(dateName(one.until, language))}</p>
      {one.houseDone && (
        <>
          <p className="small soft">{words.houseDone(instantToMinute(one.houseDone.at, language))}</p>
          <blockquote>{one.houseDone.said}</blockquote>
        </>
      )}
      {one.proven ? (
        <p>
          {words.provenBy(one.proven.by ?? '', instantToMinute(one.proven.at, language))}{' '}
          {proofWords(language)[one.proven.proof]} {one.proven.said}
        </p>
      ) : (
        signs && (
          <AskForm
            id={`prove-${one.id}`}
            language={language}
            action={prove}
            look="lamp"
            submit={words.prove}
            hidden={{ rectification: one.id }}
            asks={[
              {
                name: 'proof',
                label: words.howProven,
                kind: 'pick',
                options: proofs.map((value) => ({ value, label: proofWords(language)[value] })),
              },
              { name: 'said', label: words.proofSaid, kind: 'text' },
            ]}
          />
        )
      )}
    </Panel>
  );
}
