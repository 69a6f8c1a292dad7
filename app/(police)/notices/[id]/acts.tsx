import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Told } from '#lib/notice/queries.ts';
import { noticeStateName } from '#lib/notice/words.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { correctIt } from '../actions.ts';
import { Withdraw } from './withdraw.tsx';

/** What can still be done with a notice, the exports, and what was done: reminders, corrections, the withdrawal. */
export function Acts({ told, language }: { told: Told; language: Language }) {
  const { notice, names } = told;
  const words = resultWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  const mayWithdraw = notice.state === 'signed' || (notice.state === 'sent' && notice.waiting > 0);
  return (
    <Panel id="acts" title={noticeStateName(notice.state, language)}>
      {notice.follows && (
        <p>
          <a href={`/notices/${notice.follows}`}>{words.corrects}</a>
        </p>
      )}
      {told.correctedBy.map(({ id, title }) => (
        <p key={id}>
          {words.correctedBy}
          <a href={`/notices/${id}`}>{title}</a>
        </p>
      ))}
      {notice.withdrawnAt && (
        <p>{words.withdrawnBy(names[notice.withdrawnBy ?? ''] ?? '', at(notice.withdrawnAt))}</p>
      )}
      {told.chases.map((one) => (
        <p key={one.at.toISOString()} className="small soft">
          {words.chaseLine(one.by ?? '', at(one.at), one.sent)}
        </p>
      ))}
      <p>
        <a href={`/notices/${notice.id}/export?format=csv`}>{words.exportCsv}</a>{' '}
        <a href={`/notices/${notice.id}/export?format=xlsx`}>{words.exportXlsx}</a>
      </p>
      {notice.state === 'sent' && (
        <AskForm
          id="correct"
          language={language}
          action={correctIt}
          submit={words.correct}
          hidden={{ notice: notice.id }}
          asks={[]}
        >
          <p className="soft small">{words.correctHint}</p>
        </AskForm>
      )}
      {mayWithdraw && (
        <Withdraw {...{ notice: notice.id, language, label: words.withdraw, hint: words.withdrawHint }} />
      )}
    </Panel>
  );
}
