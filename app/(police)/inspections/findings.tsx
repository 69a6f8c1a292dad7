import { FindingList } from '#app/_ui/findings.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import type { Finding } from '#lib/inspection/terms.ts';
import { houseCopyWords } from '#lib/inspection/words-house.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The five musts as they were found. */
export function Findings({ findings, language }: { findings: readonly Finding[]; language: Language }) {
  return (
    <Panel id="findings" title={houseCopyWords(language).findings}>
      <FindingList findings={findings} language={language} />
    </Panel>
  );
}
