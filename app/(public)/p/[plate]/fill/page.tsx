import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DoorShell } from '#app/(public)/sign-in/shell.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { languageOfRequest } from '#lib/gate/language.ts';
import { houseOfPlate } from '#lib/gate/parent.ts';
import { visitOf } from '#lib/gate/visit.ts';
import { draftRelations } from '#lib/lodging/terms-plate.ts';
import { draftRelationName, scannedWords } from '#lib/lodging/words-plate.ts';
import { hand } from '../actions.ts';

type Props = { params: Promise<{ plate: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: scannedWords(await languageOfRequest()).fillTitle };
}

/** A parent types for the child on the own phone, after reading who uses it; nothing is shown back. */
export default async function ParentFills({ params }: Props) {
  const [language, { plate: segment }] = await Promise.all([languageOfRequest(), params]);
  const plate = decodeURIComponent(segment);
  const house = await houseOfPlate(plate, await visitOf());
  if (!house) notFound();
  const words = scannedWords(language);
  return (
    <DoorShell title={words.fillTitle} back={`/p/${encodeURIComponent(plate)}/fill`}>
      <p>
        <b>{house.name}</b>
      </p>
      <p className="soft">{words.info}</p>
      <AskForm
        id="fill"
        language={language}
        action={hand}
        look="lamp"
        submit={words.send}
        hidden={{ plate }}
        asks={[
          { name: 'name', label: words.name, kind: 'text' },
          { name: 'number', label: words.number, kind: 'text', hint: words.numberHint },
          {
            name: 'relation',
            label: words.relation,
            kind: 'select',
            options: draftRelations.map((value) => ({ value, label: draftRelationName(value, language) })),
          },
          { name: 'phone', label: words.phone, kind: 'tel', autoComplete: 'tel' },
        ]}
      />
    </DoorShell>
  );
}
