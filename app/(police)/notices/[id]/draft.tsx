import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { contentOf } from '#lib/notice/compose.ts';
import { safetyReasons, ways } from '#lib/notice/terms.ts';
import { safetyName, wayName } from '#lib/notice/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import { handIn, keepText, keepWay, withdrawIt } from '../actions.ts';
import { PhonePreview } from '../phone.tsx';
import { Steps, stepOf } from '../steps.tsx';
import { textAsks } from '../text-asks.ts';
import { AudienceStep } from './audience.tsx';
import { PicturesPanel } from './pictures.tsx';
import { Tally } from './tally.tsx';
import type { Shared } from './view.ts';

/** A draft in its three steps, with who would get it and how it looks on a phone beside it. */
export function Draft(props: Shared) {
  const { told, preview, ground, language, query } = props;
  const { notice } = told;
  const words = composeWords(language);
  const step = stepOf(query.step);
  return (
    <>
      <PageHead
        title={(language === 'en' ? notice.titleEn : null) ?? notice.titleZh}
        crumbs={[{ href: '/notices', label: words.title }]}
        end={<Steps language={language} now={step} notice={notice.id} />}
      />
      <Done
        done={query.done}
        said={{
          ...{ listed: words.listTaken, kept: words.audienceKept, removed: words.audienceRemoved },
          ...{ way: words.waySaved, pictures: words.picturesSaved },
        }}
      />
      {notice.returnedWhy && (
        <p className="panel panel__body">
          {resultWords(language).returned(told.names[notice.returnedBy ?? ''] ?? '', notice.returnedWhy)}
        </p>
      )}
      <div className="cols">
        <div className="stack">
          {step === 'write' && (
            <Panel id="write" title={words.write}>
              <AskForm
                id="text"
                language={language}
                action={keepText}
                look="lamp"
                submit={words.saveText}
                hidden={{ notice: notice.id }}
                asks={textAsks(language, contentOf(notice))}
              />
            </Panel>
          )}
          {step === 'choose' && <AudienceStep {...props} />}
          {step === 'send' && <SendStep {...props} />}
        </div>
        <div className="stack">
          <Tally {...{ notice, preview, language }} />
          <PicturesPanel {...{ told, language }} />
          <PhonePreview
            {...{ notice, language, now: ground.now, unit: told.unit, sample: preview.people[0] }}
            pictures={told.pictures}
            path={`/notices/${notice.id}/pictures`}
          />
        </div>
      </div>
    </>
  );
}

function SendStep({ told, language, ground }: Shared) {
  const { notice } = told;
  const words = composeWords(language);
  const at = notice.sendAt ?? new Date(ground.now.getTime() + 3_600_000);
  return (
    <>
      <Panel id="send" title={words.send}>
        <AskForm
          id="way"
          language={language}
          action={keepWay}
          submit={words.saveWay}
          hidden={{ notice: notice.id }}
          asks={[
            {
              name: 'way',
              label: words.way,
              kind: 'select',
              value: notice.way,
              options: ways.map((value) => ({ value, label: wayName(value, language) })),
              hint: words.quiet(ground.quiet.from, ground.quiet.to),
            },
            {
              name: 'send_at',
              label: words.sendAt,
              kind: 'instant',
              value: `${civilDateAt(at)}T${clockTimeAt(at).slice(0, 5)}`,
            },
            {
              name: 'safety',
              label: words.safetyAsk,
              kind: 'select',
              value: notice.safety ?? '',
              options: [
                { value: '', label: words.noSafety },
                ...safetyReasons.map((value) => ({ value, label: safetyName(value, language) })),
              ],
            },
            {
              name: 'late_joiners',
              label: words.late,
              kind: 'check',
              value: notice.lateJoiners ? '1' : '',
            },
          ]}
        />
      </Panel>
      <Panel id="hand-in" title={words.handIn}>
        <AskForm
          id="ask"
          language={language}
          action={handIn}
          look="lamp"
          submit={words.handIn}
          hidden={{ notice: notice.id }}
          asks={[]}
        >
          <p className="soft">{words.handInHint}</p>
        </AskForm>
        <AskForm
          id="withdraw"
          language={language}
          action={withdrawIt}
          look="quiet"
          submit={resultWords(language).withdraw}
          hidden={{ notice: notice.id }}
          asks={[]}
        />
      </Panel>
    </>
  );
}
