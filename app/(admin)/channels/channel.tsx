import { Button } from '#app/_ui/button.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { ChannelState } from '#lib/delivery/setting.ts';
import { causeName, channelName, fateName } from '#lib/delivery/words.ts';
import { channelAbout, channelField, channelWords } from '#lib/delivery/words-channels.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { set, tryOut } from './actions.ts';

const groups = ['wecom_robot', 'dingtalk_robot'];

/** One channel: how it stands, its settings behind a summary, its test. */
export function ChannelPanel(props: { state: ChannelState; language: Language; open: boolean }) {
  const { state, language } = props;
  const words = channelWords(language);
  const name = channelName(state.id, language);
  return (
    <Panel
      id={state.id}
      title={name}
      end={
        <Chip line={!state.enabled}>
          {state.enabled ? `${words.on} · ${words.order(state.place)}` : state.set ? words.off : words.unset}
        </Chip>
      }
    >
      <p className="soft">
        {channelAbout(state.id, language)}
        {groups.includes(state.id) && ` ${words.inGroup}`}
      </p>
      {state.restsUntil && <p>{words.rests(instantToMinute(state.restsUntil, language))}</p>}
      {state.share !== null && <p>{words.share(state.share)}</p>}
      {state.callback && (
        <p>
          {words.callback}
          <code className="wrap">{state.callback}</code>
          <small className="soft">{words.callbackHint}</small>
        </p>
      )}
      <LastTest {...{ state, language }} />
      {state.set && (
        <form action={tryOut}>
          <input type="hidden" name="channel" value={state.id} />
          <Button mini aria-label={words.testOf(name)}>
            {words.test}
          </Button>
        </form>
      )}
      <details open={props.open}>
        <summary>{words.settings}</summary>
        <AskForm
          id={`set-${state.id}`}
          language={language}
          action={set}
          submit={words.save}
          whose={name}
          hidden={{ channel: state.id }}
          asks={asksOf(state, language)}
        />
      </details>
    </Panel>
  );
}

function LastTest({ state, language }: { state: ChannelState; language: Language }) {
  const [last] = state.test?.channels ?? [];
  if (!last) return null;
  const words = channelWords(language);
  const cause = last.cause ? ` (${causeName(last.cause, language)})` : '';
  return <p>{words.lastTest(fateName(last.state, language) + cause, instantToMinute(last.at, language))}</p>;
}

function asksOf(state: ChannelState, language: Language): Ask[] {
  const words = channelWords(language);
  return [
    ...state.fields.map(
      ({ name, secret, optional, value, stored }): Ask => ({
        name,
        label: channelField(name, language),
        kind: secret ? 'password' : 'text',
        value,
        ...(stored ? { hint: words.keep } : optional ? { hint: words.optional } : {}),
        autoComplete: secret ? 'new-password' : 'off',
      }),
    ),
    { name: 'place', label: words.place, kind: 'number', value: String(state.place) },
    { name: 'enabled', label: words.enable, kind: 'check', value: state.enabled ? '1' : '' },
  ];
}
