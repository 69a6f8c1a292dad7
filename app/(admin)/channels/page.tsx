import type { Metadata } from 'next';
import { Answer } from '#app/_ui/answer.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { channelStates } from '#lib/delivery/setting.ts';
import { channelWords, deliveryProblem } from '#lib/delivery/words-channels.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ChannelPanel } from './channel.tsx';
import { ChannelTabs } from './tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: channelWords(await languageOfRequest()).title };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

/** How messages leave the house: each channel with its settings and a test. Secrets go in and never come out. */
export default async function Channels({ searchParams }: { searchParams: Search }) {
  const { states, now } = await enter('channel:manage', async (pass) => ({
    states: await channelStates(pass),
    now: pass.now,
  }));
  const [language, { done, channel }] = await Promise.all([languageOfRequest(), searchParams]);
  const words = channelWords(language);
  return (
    <>
      <PageHead title={words.title} beside={<p className="soft">{words.hint}</p>} />
      <ChannelTabs language={language} here="channels" />
      {done === 'saved' && <Answer title={words.saved} />}
      {done === 'asked' && <Answer title={words.asked} />}
      {done === 'unset' && <Answer warn title={deliveryProblem({ code: 'M-383' }, language) ?? ''} />}
      <p className="hint">{words.testHint}</p>
      {states.map((state) => (
        <ChannelPanel key={state.id} {...{ state, language, now }} open={channel === state.id} />
      ))}
    </>
  );
}
