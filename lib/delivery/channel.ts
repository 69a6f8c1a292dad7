import type { z } from 'zod';
import type { Language } from '#lib/platform/i18n.ts';
import type { Call } from './net.ts';
import type { AddressKind, Cause, ChannelId, MessageKind } from './terms.ts';

/** What is handed over for one person. `ref` is known to the provider as our reference and comes back in its reports. */
export type Outgoing = {
  ref: string;
  kind: string;
  to: string;
  language: Language;
  title: string;
  body: string;
  /** whole address of where it leads, and its last part alone for templates that have the rest fixed */
  url: string | null;
  tail: string | null;
  /** the same without a personal link: what may stand before a group */
  plainUrl: string | null;
  /** the text may be answered with a 0: the channel that can take one says so */
  reply?: boolean;
  /** the line that says how it is answered in words; a channel says it to whom it can take an answer from */
  answer?: string;
  /** a sign-in code, for templates of their own; it stands in the body too */
  code?: string;
};

/**
 * What became of one hand-over. `again`: surely not sent, may be tried later; `failed`: surely not sent and never will be;
 * `unknown`: may have been sent, so it is asked and not repeated. `trouble` counts against the channel's breaker.
 */
export type Handed = (
  | {
      result: 'handed';
      providerId?: string;
      delivered?: boolean;
      awaiting?: boolean;
      /** the provider's own name for whom it reached, with the company it is a name in */
      member?: string;
    }
  | { result: 'failed'; cause: Cause; code?: string; trouble?: boolean }
  | { result: 'again'; cause: Cause; code?: string; afterMs?: number; trouble?: boolean }
  | { result: 'unknown'; cause: Cause; code?: string; trouble?: boolean }
) & {
  /** ids of addresses its provider says are no more: whoever keeps them takes them away */
  gone?: readonly string[];
};

/** What a provider tells later about a hand-over, by our reference or by its own. */
export type Report = {
  ref: string | null;
  providerId: string | null;
  /** null: the provider has it and has not decided */
  delivered: boolean | null;
  at: Date;
  /** the number it says it went to; one that is not ours makes the report nobody's */
  to?: string;
  cause?: Cause;
  code?: string;
};

/** What a person wrote back; `key` is the provider's own number for it, `from` their phone or, where `member`, their name there. */
export type Written = { key: string; from: string; member?: true; text: string; at: Date };

/** A provider's call to our address, as it came; what it must be answered, and what it tells. */
export type Push = {
  method: string;
  query: URLSearchParams;
  header: (name: string) => string | null;
  body: string;
  now: Date;
};
export type Pushed = {
  reports: Report[];
  written: Written[];
  answer: { type: string; body: string };
};

export type Asked = { ref: string; to: string; providerId: string | null; handedAt: Date };

/** How a channel reaches the world; tests give their own. */
export type Net = {
  call: Call;
  now: () => Date;
  luck: () => number;
  /** longest silence of a mail server, in milliseconds */
  mailMs?: number;
};

export type Settings = Readonly<Record<string, string>>;

/** One way to a person. A new one is a file here and a line in registry.ts. */
export type Channel = {
  id: ChannelId;
  /** carries nothing outside: the inbox, which is always there */
  inHouse?: boolean;
  /** what it carries stands before a whole group of police: never a personal link, never a lodging's own people */
  group?: boolean;
  /** goes out beside a person's chain, never part of it: what it carried ends nothing, what it failed to carry delays nothing */
  bonus?: boolean;
  /** carries these kinds alone */
  kinds?: readonly MessageKind[];
  /** reaches the phone alone, so that it may carry a sign-in code */
  ownPhone?: boolean;
  /** several of a family share the load: which comes first is drawn by their shares (rules-shares.ts) */
  family?: 'sms';
  /** only for an installation of this kind; no settings are asked */
  onlyDemonstration?: boolean;
  address: AddressKind;
  /** its provider reports what was delivered */
  reports: boolean;
  /** most hand-overs a minute and most taken at once */
  perMinute: number;
  batch: number;
  /** the settings asked on its page, in order; `secret` ones are sealed and never shown again */
  fields: readonly { name: string; secret?: boolean; optional?: boolean }[];
  schema: z.ZodType<Settings>;
  hand: (settings: Settings, batch: readonly Outgoing[], net: Net) => Promise<Handed[]>;
  /** asks the provider about hand-overs nobody knows the end of; null where it cannot be asked */
  ask?: (settings: Settings, asked: readonly Asked[], net: Net) => Promise<Report[]>;
  /** reads what its provider pushes to our address; null for what it never sends */
  pushed?: (settings: Settings, push: Push) => Pushed | null;
  /** true when its messages can say that a 0 is taken as an answer */
  takesReplies?: (settings: Settings) => boolean;
  /** takes an answer in words from whom it reached: written to it alone, or in the group by calling the robot; null where not set */
  takesAnswers?: (settings: Settings) => 'here' | 'mention' | null;
};
