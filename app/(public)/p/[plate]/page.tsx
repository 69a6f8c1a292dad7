import type { Metadata } from 'next';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Line } from '#app/_ui/line.tsx';
import { DoorShell } from '#app/(public)/sign-in/shell.tsx';
import { languageOfRequest } from '#lib/gate/language.ts';
import { houseOfPlate } from '#lib/gate/parent.ts';
import { visitOf } from '#lib/gate/visit.ts';
import { plateWords, scannedWords } from '#lib/lodging/words-plate.ts';

type Props = { params: Promise<{ plate: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: plateWords(await languageOfRequest()).notice };
}

/** What somebody finds who has scanned a house's plate: fill in as a parent, report a concern, call. */
export default async function Scanned({ params }: Props) {
  const [language, { plate: segment }] = await Promise.all([languageOfRequest(), params]);
  const plate = decodeURIComponent(segment);
  const house = await houseOfPlate(plate, await visitOf());
  const words = scannedWords(language);
  const notice = plateWords(language);
  const here = `/p/${encodeURIComponent(plate)}`;
  if (!house) {
    return (
      <DoorShell title={notice.notice} back={here}>
        <Answer warn title={words.notKnown}>
          <p>{words.notKnownHint}</p>
        </Answer>
      </DoorShell>
    );
  }
  return (
    <DoorShell title={house.name} back={here}>
      <div className="card">
        <Line icon="child" title={words.fill} href={`${here}/fill`}>
          {words.fillHint}
        </Line>
        <Line icon="siren" title={words.report} href={`/report-now?plate=${encodeURIComponent(plate)}`}>
          {words.reportHint}
        </Line>
        {house.post.phone && (
          <Line icon="phone" title={words.call(house.post.name)} href={`tel:${house.post.phone}`}>
            {house.post.phone}
          </Line>
        )}
      </div>
      <LinkButton icon="siren" href="tel:110" wide>
        {notice.danger}
      </LinkButton>
    </DoorShell>
  );
}
