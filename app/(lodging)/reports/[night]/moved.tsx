import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { MovedNight } from '#lib/report/outage/queries.ts';
import { certificateWords } from '#lib/report/outage/words.ts';

/** From when to when the due of this night moved, by what, and the certificate that says so. */
export function Moved({ language, moved }: { language: Language; moved: MovedNight }) {
  const words = certificateWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <Block id="moved" title={words.moved}>
      <div className="card">
        <Line icon="clock" title={words.movedFromTo(at(moved.due), at(moved.effective))}>
          {words.rule}
        </Line>
        {moved.outages.map(({ id, townshipCode, from, to, certificate }) => (
          <Line
            key={id}
            icon="doc"
            title={words.movedBy(townshipCode === null ? words.byPortal : words.byArea, at(from), at(to))}
            href={certificate ? `/outage/${certificate}` : undefined}
          >
            {certificate ?? words.listNone}
          </Line>
        ))}
      </div>
    </Block>
  );
}
