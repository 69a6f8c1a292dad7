import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { type InboxMessage, isFresh } from '#lib/delivery/inbox.ts';
import { messageKindName, messageWords } from '#lib/delivery/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { mark } from './actions.ts';
import css from './messages.module.css';

/** One's own messages, unread ones first. Looking marks nothing as read: a chat tool's preview would too. */
export function MessageList(props: { language: Language; messages: readonly InboxMessage[]; back: string }) {
  const words = messageWords(props.language);
  const fresh = props.messages.filter(isFresh);
  return (
    <div className="card">
      {props.messages.map((message) => (
        <Item key={message.id} {...props} message={message} />
      ))}
      {fresh.length > 1 && (
        <form className={css.all} action={mark}>
          <input type="hidden" name="messages" value={fresh.map(({ id }) => id).join(',')} />
          <input type="hidden" name="back" value={props.back} />
          <Button wide>{words.gotAll}</Button>
        </form>
      )}
    </div>
  );
}

function Item(props: { language: Language; message: InboxMessage; back: string }) {
  const { message, language } = props;
  const words = messageWords(language);
  const unread = isFresh(message);
  return (
    <article className={unread ? `${css.item} ${css.fresh}` : css.item}>
      <p className={css.head}>
        <Chip line={!message.urgent}>
          {message.urgent ? words.urgent : messageKindName(message.kind, language)}
        </Chip>
        <time dateTime={message.at.toISOString()}>{instantToMinute(message.at, language)}</time>
        <span className={css.state}>
          {unread ? words.fresh : message.answeredAt ? words.dealtWith : words.read}
        </span>
      </p>
      <h3>{message.title}</h3>
      <p>{message.body}</p>
      {(unread || (message.path && !message.answeredAt)) && (
        <div className={css.acts}>
          {message.path && !message.answeredAt && (
            <LinkButton mini href={message.path} aria-label={words.openOf(message.title)}>
              {words.open}
            </LinkButton>
          )}
          {unread && (
            <form action={mark}>
              <input type="hidden" name="messages" value={message.id} />
              <input type="hidden" name="back" value={props.back} />
              <Button mini look="quiet" aria-label={words.gotOf(message.title)}>
                {words.got}
              </Button>
            </form>
          )}
        </div>
      )}
    </article>
  );
}
