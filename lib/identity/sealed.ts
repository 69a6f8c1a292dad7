import { type Cell, type DataKey, mac, open, seal } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';

// Accounts stand above counties and outlive months, so their cells are sealed with keys of the installation.
const keyOf = (purpose: string): DataKey => ({ id: 0, key: secretFor(purpose) });
const cellOf = (table: string, column: string, row: string): Cell => ({
  county: 'installation',
  table,
  column,
  row,
});

/** Seals the 11 digits of an account's phone for that account's row alone. */
export function sealPhone(account: string, phone: string): Buffer {
  return seal(keyOf('account.phone'), cellOf('account', 'phone', account), phone);
}

/** Opens what `sealPhone` made for the same account; throws when it was moved or altered. */
export function openPhone(account: string, sealed: Buffer): string {
  return open(keyOf('account.phone'), cellOf('account', 'phone', account), sealed);
}

/** Seals the 11 digits of an invited person's phone for that invitation alone. */
export function sealInvitedPhone(invitation: string, phone: string): Buffer {
  return seal(keyOf('account.phone'), cellOf('invitation', 'phone', invitation), phone);
}

/** Opens what `sealInvitedPhone` made for the same invitation. */
export function openInvitedPhone(invitation: string, sealed: Buffer): string {
  return open(keyOf('account.phone'), cellOf('invitation', 'phone', invitation), sealed);
}

/** Seals a second factor's secret (base32) for one account. */
export function sealFactor(account: string, secret: string): Buffer {
  return seal(keyOf('account.totp'), cellOf('account', 'totp', account), secret);
}

/** Opens what `sealFactor` made for the same account. */
export function openFactor(account: string, sealed: Buffer): string {
  return open(keyOf('account.totp'), cellOf('account', 'totp', account), sealed);
}

/** What is stored of a recovery code of one account (HMAC-SHA-256). */
export function recoveryHash(account: string, code: string): Buffer {
  return mac(secretFor('recovery-code'), `${account}/${code}`);
}

/** Seals the secret that signs a key's webhooks, for that key alone. */
export function sealWebhook(key: string, secret: Buffer): Buffer {
  return seal(keyOf('webhook.secret'), cellOf('webhook', 'secret', key), secret.toString('base64'));
}

/** Opens what `sealWebhook` made for the same key. */
export function openWebhook(key: string, sealed: Buffer): Buffer {
  return Buffer.from(open(keyOf('webhook.secret'), cellOf('webhook', 'secret', key), sealed), 'base64');
}

/** Seals where and how one browser of a person is told, for that row alone. */
export function sealPush(id: string, text: string): Buffer {
  return seal(keyOf('push.address'), cellOf('push_subscription', 'sealed', id), text);
}

/** Opens what `sealPush` made for the same row. */
export function openPush(id: string, sealed: Buffer): string {
  return open(keyOf('push.address'), cellOf('push_subscription', 'sealed', id), sealed);
}
