/** What a message is for. Only `reminder` and `notice` are counted against a person's caps. */
export const messageKinds = [
  'reminder',
  'alert',
  'task',
  'notice',
  'security',
  'reply',
  'test',
  'code',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Every channel; what each is stands in channels/<file>.ts, and registry.ts has its line. */
export const channelIds = [
  'app',
  'outbox',
  'wecom',
  'wecom_robot',
  'wecom_external',
  'dingtalk_robot',
  'aliyun_sms',
  'tencent_sms',
  'email',
  'webhook',
  'web_push',
] as const;
export type ChannelId = (typeof channelIds)[number];

/** Where a channel finds a person. `phone` is the account's own, `push` the browsers that asked to be told, as one text. */
export type AddressKind = 'account' | 'phone' | 'wecom' | 'email' | 'push';
export type Addresses = Partial<Record<Exclude<AddressKind, 'account'>, string>>;

/** Why a channel did not carry a message, for people; the provider's own code stands behind it in brackets. */
export const causes = [
  'no_address',
  'refused',
  'address_wrong',
  'not_permitted',
  'too_many',
  'template',
  'settings',
  'money',
  'busy',
  'unreachable',
  'unclear',
  'worker_lost',
  'unconfirmed',
  'gave_up',
  'not_needed',
  'resting',
] as const;
export type Cause = (typeof causes)[number];

export type DeliveryState = 'queued' | 'sending' | 'handed' | 'awaiting' | 'delivered' | 'failed' | 'unknown';

/** How far a message has come, all channels together. */
export type Fate = 'withdrawn' | 'answered' | 'acknowledged' | 'read' | DeliveryState;
