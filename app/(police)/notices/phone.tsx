import { NoticePictures } from '#app/(shared)/account/notices/pictures.tsx';
import { clockTimeAt } from '#lib/clock/business-day.ts';
import type { Notice } from '#lib/notice/load.ts';
import type { Shown } from '#lib/notice/pictures/store.ts';
import type { Person } from '#lib/notice/results.ts';
import { filled } from '#lib/notice/rules.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { readerWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';

type Props = {
  notice: Notice;
  sample: Person | undefined;
  unit: string;
  language: Language;
  now: Date;
  pictures: readonly Shown[];
  /** where they are read */
  path: string;
};

/** A notice as it stands on a reader's phone, filled in for the first person of the list, in each language it is written in. */
export function PhonePreview(props: Props) {
  return (
    <section aria-labelledby="phone" className="stack">
      <h2 className="sr" id="phone">
        {composeWords(props.language).phone}
      </h2>
      <Phone {...props} side="zh" />
      {props.notice.titleEn && <Phone {...props} side="en" />}
    </section>
  );
}

function Phone({ notice, sample, unit, now, side, pictures, path }: Props & { side: 'zh' | 'en' }) {
  const spoken: Language = side === 'en' ? 'en' : 'zh-CN';
  const values = {
    person: sample?.name ?? '…',
    lodging: sample?.lodgings[0]?.name ?? '…',
    township: '…',
    beat: sample?.beat?.name ?? '…',
  };
  const [title, body] = side === 'en' ? [notice.titleEn, notice.bodyEn] : [notice.titleZh, notice.bodyZh];
  const question = side === 'en' ? (notice.questionEn ?? notice.questionZh) : notice.questionZh;
  return (
    <div className="phone" lang={spoken}>
      <div className="phone__in">
        <p className="phone__bar">
          <span>{unit}</span>
          <span>{clockTimeAt(now).slice(0, 5)}</span>
        </p>
        <div className="phone__body">
          <h3>{filled(title ?? '', values)}</h3>
          <p>{filled(body ?? '', values)}</p>
          <NoticePictures pictures={pictures} path={path} language={spoken} />
          {question && <p className="strong">{question}</p>}
          {notice.options.length > 0 && (
            <p>
              {notice.options.map((one) => (
                <span className="chip" key={one.zh}>
                  {(side === 'en' ? one.en : null) ?? one.zh}
                </span>
              ))}
            </p>
          )}
          {notice.ack && !question && <p className="soft">{readerWords(spoken).ack}</p>}
        </div>
      </div>
    </div>
  );
}
