import { Panel } from '#app/_ui/panel.tsx';
import type { ListedAnchor } from '#lib/audit/anchor-list.ts';
import { auditWords } from '#lib/audit/words-pages.ts';
import { instantName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The newest anchors, and whether their copy stands outside the database. */
export function Anchors({ anchors, language }: { anchors: readonly ListedAnchor[]; language: Language }) {
  const words = auditWords(language);
  return (
    <Panel id="anchors" title={words.anchors}>
      <p className="hint">{words.anchorsText}</p>
      {anchors.length === 0 && <p className="soft">{words.noAnchors}</p>}
      <ul>
        {anchors.map(({ at, events, root, inFile }) => (
          <li key={root} className="contact">
            <div>
              <p>
                {instantName(at, language)} <span className="soft small">{words.anchorEvents(events)}</span>
              </p>
              <p className="small faint">
                <span className="mono">{root.slice(0, 16)}…</span> {inFile ? words.inFile : words.notInFile}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
