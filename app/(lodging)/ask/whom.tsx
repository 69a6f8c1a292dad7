import { Danger } from '#app/_ui/danger.tsx';
import { Line } from '#app/_ui/line.tsx';
import type { HouseHelp } from '#lib/conversation/posts.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';

/** Whom the house writes to, of which station, and whether they are there now. */
export function Helper({
  help,
  language,
}: {
  help: (HouseHelp & { there: boolean }) | null;
  language: Language;
}) {
  const [words, page] = [threadWords(language), deskPageWords(language)];
  if (!help) return <Danger language={language} phone={null} />;
  const stop = listCommaOf(language);
  const officers = help.officers.map(
    ({ name, rank }) => `${name} (${rank === 'police' ? page.police : page.auxiliary})`,
  );
  return (
    <div className="card">
      <Line icon="user" title={officers.join(stop) || words.noOfficer}>
        {help.beat.name.startsWith(help.station.name)
          ? help.beat.name
          : `${help.station.name} ${help.beat.name}`}
        <br />
        {help.there ? words.onDuty : words.offDuty(help.station.name)}
      </Line>
      <Danger language={language} phone={help.station.phone} />
    </div>
  );
}
