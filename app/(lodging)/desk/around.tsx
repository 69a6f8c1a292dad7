import { LinkButton } from '#app/_ui/button.tsx';
import { Count } from '#app/_ui/chip.tsx';
import { Danger } from '#app/_ui/danger.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { Sheet } from '#app/_ui/sheet.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { dateWithWeekday, durationName } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { hallWords } from '#lib/hall/words.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import type { Desk, DeskNight, House } from '#lib/report/desk.ts';
import type { Post } from '#lib/report/post.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { deskWords, stateWords } from '#lib/report/words.ts';
import { housesWords } from '#lib/report/words-houses.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { at } from '../frame.tsx';
import { filedText } from './night-acts.tsx';

/** The nights before, each with its state and receipt. */
export function NightsBefore({ language, desk }: { language: Language; desk: Desk }) {
  const [words, page] = [deskWords(language), deskPageWords(language)];
  const code = desk.house.code;
  const shown = new Set(desk.cards.map(({ day }) => day));
  const past = desk.past.filter(({ day }) => !shown.has(day));
  return (
    <Block id="before" title={words.nightsBefore} end={<a href={at('/reports', code)}>{words.wholeMonth}</a>}>
      <div className="card">
        {past.length === 0 && <Empty icon="cal" title={page.noNights} />}
        {past.map((night) => (
          <Line
            key={night.day}
            state={stateOf(night.state)}
            title={dateWithWeekday(night.day, language)}
            href={at(`/reports/${night.day}`, code)}
          >
            {stateText(night, language)}
            {night.kind && (
              <>
                {language === 'en' ? '. ' : '，'}
                {filedText(night, language)}
                <br />
                {page.code('')}
                <span className="mono">{showShortCode(night.shortCode ?? '')}</span>
              </>
            )}
          </Line>
        ))}
      </div>
    </Block>
  );
}

/** '按时', '迟报12分钟': how a night stands. */
export function stateText(night: Pick<DeskNight, 'state' | 'minutesLate'>, language: Language): string {
  const word = stateWords(language)[night.state];
  if (night.state !== 'late' || night.minutesLate === 0) return word;
  const length = { hours: Math.floor(night.minutesLate / 60), minutes: night.minutesLate % 60 };
  return `${word}${language === 'en' ? ' ' : ''}${durationName(length, language)}`;
}

/** Whom the house turns to: its officers and the duty post, with a call; danger first. */
export function PostBlock(props: { language: Language; post: Post | null; house: string; unread?: number }) {
  const { language, post } = props;
  const page = deskPageWords(language);
  const stop = listCommaOf(language);
  const officers = (post?.officers ?? []).map(
    ({ name, rank }) => `${name} (${rank === 'police' ? page.police : page.auxiliary})`,
  );
  return (
    <Block id="post" title={page.officer}>
      <div className="card">
        {post ? (
          <Line
            icon="user"
            title={post.beat.startsWith(post.station) ? post.beat : `${post.station} ${post.beat}`}
          >
            {officers.join(stop) || page.dutyPost}
            {!post.phone && (
              <>
                <br />
                {page.noPhone}
              </>
            )}
          </Line>
        ) : (
          <Line icon="user" title={page.noPost} />
        )}
        <Line icon="chat" title={threadWords(language).ask} href={at('/ask', props.house)}>
          {threadWords(language).noneHint}
        </Line>
        <Line
          icon="people"
          title={hallWords(language).title}
          href={at('/hall', props.house)}
          end={<Count count={props.unread ?? 0} of={hallWords(language).unread} />}
        >
          {hallWords(language).deskHint}
        </Line>
        <Danger language={language} phone={post?.phone ?? null} />
      </div>
    </Block>
  );
}

/** Another of the person's houses. */
export function HouseSheet(props: { language: Language; houses: readonly House[]; current: string }) {
  const page = deskPageWords(props.language);
  return (
    <Sheet
      id="houses"
      title={page.house}
      closeHref="#main"
      closeLabel={deskWords(props.language).confirmLater}
    >
      <LinkButton wide look="lamp" href="/houses">
        {housesWords(props.language).title}
      </LinkButton>
      {props.houses.map((house) => (
        <LinkButton
          key={house.code}
          wide
          href={at('/desk', house.code)}
          aria-current={house.code === props.current ? 'page' : undefined}
        >
          {house.name}
          {house.township && ` (${house.township})`}
        </LinkButton>
      ))}
    </Sheet>
  );
}
