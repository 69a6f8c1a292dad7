import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { ClosureReason } from '#lib/lodging/terms.ts';
import { closureReasonName } from '#lib/lodging/words.ts';
import { seasonName, seasonWords } from '#lib/lodging/words-season.ts';
import type { AskedSeason } from '#lib/overview/openings.ts';
import { approvalsWords } from '#lib/overview/words-approvals.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { answerSeason } from './actions.ts';

/** Patterns of each year that wait for a chief. */
export function Seasons({ list, language }: { list: readonly AskedSeason[]; language: Language }) {
  const words = approvalsWords(language);
  if (list.length === 0) return null;
  return (
    <Panel id="seasons" title={seasonWords(language).approvalTitle} count={list.length}>
      <div>
        {list.map((season) => (
          <div className="contact" key={season.id}>
            <div>
              <p>
                <b>{seasonName(season, language)}</b>{' '}
                <span className="small">{closureReasonName(season.reason as ClosureReason, language)}</span>
              </p>
              <p className="small soft">
                <a href={`/lodgings/${season.code}`}>{season.name}</a>{' '}
                {words.asked(words.closureBy, instantToMinute(season.askedAt, language))}
              </p>
            </div>
            <div className="head__right">
              <Answer id={season.id} approved="yes" language={language} />
              <Answer id={season.id} approved="no" language={language} />
            </div>
          </div>
        ))}
      </div>
    </Panel>
  );
}

function Answer(props: { id: string; approved: 'yes' | 'no'; language: Language }) {
  const { id, approved, language } = props;
  const words = lodgingWords(language);
  return (
    <AskForm
      id={`season-${approved}-${id}`}
      language={language}
      action={answerSeason}
      look={approved === 'yes' ? 'act' : 'plain'}
      submit={approved === 'yes' ? words.approve : words.decline}
      hidden={{ season_id: id, approved }}
      asks={[]}
    />
  );
}
