import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, county, countyIsCode, id, instant } from '../platform/columns.ts';
import { rights } from '../platform/policy.ts';

/**
 * One message to one person, in the person's language. Instants of what happened, never a state; never a child's data.
 * A link's token stands nowhere: it is made anew from `link_id` when the message is handed over (links.ts).
 */
export const message = pgTable(
  'message',
  {
    county: county(),
    id: id(),
    /** the sender's own name for it: the same one twice is sent once */
    key: text('key').notNull(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind').notNull(),
    urgent: boolean('urgent').notNull(),
    /** the houses it is about; the police read its fate at those within reach */
    lodgingIds: uuid('lodging_ids').array().notNull(),
    language: text('language').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** where in the product it leads */
    path: text('path'),
    linkId: uuid('link_id'),
    /** it may be answered: 'nil' takes a 0 for the one night its link opens, 'code/1234' words under that code */
    reply: text('reply'),
    queuedAt: instant('queued_at').notNull(),
    readAt: instant('read_at'),
    acknowledgedAt: instant('acknowledged_at'),
    answeredAt: instant('answered_at'),
    answer: text('answer'),
    withdrawnAt: instant('withdrawn_at'),
    /** nothing more is tried on any channel from here on */
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('message_key').on(t.county, t.key),
    index('message_person').on(t.county, t.accountId, t.queuedAt),
    index('message_unread').on(t.accountId).where(sql`read_at is null and withdrawn_at is null`),
    index('message_unsettled').on(t.county, t.queuedAt).where(sql`settled_at is null`),
    index('message_lodgings').using('gin', t.lodgingIds),
    countyIsCode('message'),
  ],
);

/** A message on one channel: one row for ever, so that no channel carries it twice. */
export const messageDelivery = pgTable(
  'message_delivery',
  {
    county: county(),
    messageId: uuid('message_id').notNull(),
    accountId: uuid('account_id').notNull(),
    channel: text('channel').notNull(),
    queuedAt: instant('queued_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** taken by a worker; without an outcome soon after nobody knows whether it left */
    claimedAt: instant('claimed_at'),
    attempts: integer('attempts').notNull(),
    handedAt: instant('handed_at'),
    providerId: text('provider_id'),
    /** blind index of the address it went to: what comes back from another one is not about it */
    toIndex: bytea('to_index'),
    /** the person was told that an answer is taken */
    offered: boolean('offered'),
    /** an officer has yet to confirm it in their own app */
    awaitingAt: instant('awaiting_at'),
    deliveredAt: instant('delivered_at'),
    failedAt: instant('failed_at'),
    unknownAt: instant('unknown_at'),
    askedAt: instant('asked_at'),
    cause: text('cause'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.messageId, t.channel] }),
    index('message_delivery_due')
      .on(t.county, t.channel, t.dueAt)
      .where(sql`handed_at is null and failed_at is null and unknown_at is null`),
    index('message_delivery_provider').on(t.county, t.channel, t.providerId),
    index('message_delivery_open')
      .on(t.county, t.channel, sql`(coalesce(unknown_at, handed_at))`)
      .where(sql`failed_at is null and delivered_at is null and channel <> 'app'`),
    index('message_delivery_claimed').on(t.county, t.claimedAt),
    index('message_delivery_to').on(t.county, t.toIndex, t.claimedAt).where(sql`to_index is not null`),
    foreignKey({ columns: [t.county, t.messageId], foreignColumns: [message.county, message.id] }),
  ],
);

/** Where a person is reached besides the account's own phone, sealed. */
export const messageAddress = pgTable(
  'message_address',
  {
    county: county(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind').notNull(),
    sealed: bytea('sealed').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.accountId, t.kind] }),
    check('message_address_kind', sql`kind in ('wecom', 'email')`),
  ],
);

/** How a channel of the county is set; its secrets are one sealed text that no page opens again. */
export const channelSetting = pgTable(
  'channel_setting',
  {
    county: county(),
    channel: text('channel').notNull(),
    enabled: boolean('enabled').notNull(),
    place: integer('place').notNull(),
    settings: jsonb('settings').$type<Record<string, string>>().notNull(),
    sealed: bytea('sealed'),
    setBy: uuid('set_by'),
    setAt: instant('set_at').notNull(),
    /** calls that went wrong one after another, and until when none is tried */
    failures: integer('failures').notNull(),
    openUntil: instant('open_until'),
    /** of the text messages it carries first, in hundredths; null where it has never been shifted */
    share: integer('share'),
    sharedAt: instant('shared_at'),
  },
  (t) => [primaryKey({ columns: [t.county, t.channel] })],
);

/** A provider's report that came before we knew its number: kept for a day and tried again each minute. */
export const parkedReport = pgTable(
  'parked_report',
  {
    county: county(),
    id: id(),
    channel: text('channel').notNull(),
    report: jsonb('report').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] })],
);

/**
 * What a person wrote back: whether it was a 0, from where, and what became of it. Its words stand sealed from a member of the
 * police's own WeCom or DingTalk alone, and only until they are worked.
 */
export const inboundText = pgTable(
  'inbound_text',
  {
    county: county(),
    id: id(),
    channel: text('channel').notNull(),
    /** the provider's own number, or a digest of what it sent: the same one twice is taken once */
    providerKey: text('provider_key').notNull(),
    fromIndex: bytea('from_index').notNull(),
    zero: boolean('zero').notNull(),
    sealed: bytea('sealed'),
    receivedAt: instant('received_at').notNull(),
    outcome: text('outcome'),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique('inbound_text_once').on(t.county, t.channel, t.providerKey),
    index('inbound_text_from').on(t.county, t.fromIndex, t.receivedAt),
  ],
);

/** Whose account a provider's member is: learnt when it told us whom the account's phone reached there. */
export const channelMember = pgTable(
  'channel_member',
  {
    county: county(),
    channel: text('channel').notNull(),
    memberIndex: bytea('member_index').notNull(),
    accountId: uuid('account_id').notNull(),
    boundAt: instant('bound_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.channel, t.memberIndex] }),
    unique('channel_member_account').on(t.county, t.channel, t.accountId),
  ],
);

const own = {
  nl_house: 'select',
  nl_beat: 'select',
  nl_county: 'select',
  nl_office: 'select',
  nl_post: 'select',
};
const all = 'select, insert, update, delete';
const addressed = all;

export const deliveryRights = [
  // Others write to a person, and the person marks, through the listed functions alone.
  rights('message', 'person', { ...own, nl_job: all }),
  rights('message_delivery', 'person', { ...own, nl_job: all }),
  rights('message_address', 'person', {
    ...{
      nl_house: addressed,
      nl_beat: addressed,
      nl_county: addressed,
      nl_office: addressed,
      nl_post: addressed,
    },
    nl_job: 'select',
  }),
  rights('parked_report', 'county', { nl_job: all }),
  rights('inbound_text', 'county', { nl_job: all }),
  rights('channel_member', 'county', { nl_job: all }),
  rights('channel_setting', 'county', {
    nl_office: 'select, insert, update',
    nl_job: 'select, update',
  }),
];
