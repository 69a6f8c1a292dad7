import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { noticeStateName, safetyName } from '#lib/notice/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import { checkIt, returnIt, signIt } from '../actions.ts';
import { PhonePreview } from '../phone.tsx';
import { Hands } from './hands.tsx';
import { Tally } from './tally.tsx';
import type { Shared } from './view.ts';
import { Withdraw } from './withdraw.tsx';

/** A notice that was handed in: its text and list, for whoever checks and signs it; its composer waits. */
export function Review({ told, preview, ground, language, query, maySign }: Shared & { maySign: boolean }) {
  const { notice, mine } = told;
  const words = resultWords(language);
  const compose = composeWords(language);
  return (
    <>
      <PageHead
        title={(language === 'en' ? notice.titleEn : null) ?? notice.titleZh}
        crumbs={[{ href: '/notices', label: compose.title }]}
        end={<span className="chip">{noticeStateName(notice.state, language)}</span>}
      />
      <Done done={query.done} said={{ handed: compose.handedIn, checked: words.checkedNow }} />
      <div className="cols">
        <div className="stack">
          <PhonePreview
            {...{ notice, language, now: ground.now, unit: told.unit, sample: preview.people[0] }}
            pictures={told.pictures}
            path={`/notices/${notice.id}/pictures`}
          />
        </div>
        <div className="stack">
          <Panel id="review" title={words.review} first>
            {!mine && maySign && (
              <AskForm
                id="sign"
                language={language}
                action={signIt}
                look="lamp"
                submit={words.sign}
                hidden={{ notice: notice.id }}
                asks={
                  notice.safety
                    ? [
                        {
                          name: 'safety_ok',
                          label: words.safetyOk(safetyName(notice.safety, language)),
                          kind: 'check',
                        },
                      ]
                    : []
                }
              >
                <p className="soft small">{words.signHint}</p>
              </AskForm>
            )}
            {!mine && notice.state === 'asked' && (
              <AskForm
                id="check"
                language={language}
                action={checkIt}
                look={maySign ? 'plain' : 'lamp'}
                submit={words.check}
                hidden={{ notice: notice.id }}
                asks={[]}
              />
            )}
            {!mine && (
              <AskForm
                id="return"
                language={language}
                action={returnIt}
                look="plain"
                submit={words.giveBack}
                hidden={{ notice: notice.id }}
                asks={[{ name: 'why', label: words.why, kind: 'text' }]}
              />
            )}
            {mine && (
              <Withdraw
                {...{ notice: notice.id, language, label: words.withdraw, hint: compose.handInHint }}
              />
            )}
          </Panel>
          <Tally {...{ notice, preview, language }} />
          <Hands {...{ told, language }} />
        </div>
      </div>
    </>
  );
}
