import { createHmac } from 'node:crypto';
import { sha256 } from '#lib/platform/crypto.ts';

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const hex = (text: string) => sha256(text).toString('hex');

/** RFC 3986 percent-encoding, as Aliyun's canonical query wants it. */
export function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Aliyun's ACS3-HMAC-SHA256 for a request without a body: the headers to send (Alibaba Cloud, Request structure and
 * signature V3). `date` is ISO 8601 in seconds, `nonce` used once.
 */
export function signAcs3(request: {
  host: string;
  action: string;
  version: string;
  query: Readonly<Record<string, string>>;
  id: string;
  secret: string;
  date: string;
  nonce: string;
}): { query: string; headers: Record<string, string> } {
  const query = Object.entries(request.query)
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .sort()
    .join('&');
  const body = hex('');
  const signed: Record<string, string> = {
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': body,
    'x-acs-date': request.date,
    'x-acs-signature-nonce': request.nonce,
    'x-acs-version': request.version,
  };
  const names = Object.keys(signed).join(';');
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', query, lines.join(''), names, body].join('\n');
  const signature = hmac(request.secret, `ACS3-HMAC-SHA256\n${hex(canonical)}`).toString('hex');
  return {
    query,
    headers: {
      ...signed,
      authorization: `ACS3-HMAC-SHA256 Credential=${request.id},SignedHeaders=${names},Signature=${signature}`,
    },
  };
}

/**
 * Tencent Cloud's TC3-HMAC-SHA256 over content type and host: the authorization header of a POST with a JSON body
 * (Tencent Cloud API, Signature v3). `seconds` is Unix time.
 */
export function signTc3(request: {
  host: string;
  service: string;
  body: string;
  id: string;
  secret: string;
  seconds: number;
}): { authorization: string; 'content-type': string } {
  const type = 'application/json; charset=utf-8';
  const names = 'content-type;host';
  const headers = `content-type:${type}\nhost:${request.host}\n`;
  const canonical = ['POST', '/', '', headers, names, hex(request.body)].join('\n');
  const day = new Date(request.seconds * 1000).toISOString().slice(0, 10);
  const scope = `${day}/${request.service}/tc3_request`;
  const text = ['TC3-HMAC-SHA256', request.seconds, scope, hex(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${request.secret}`, day), request.service), 'tc3_request');
  const signature = hmac(key, text).toString('hex');
  return {
    'content-type': type,
    authorization: `TC3-HMAC-SHA256 Credential=${request.id}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** DingTalk's robot signature: Base64 of HMAC-SHA256 over timestamp, line feed, secret, under the secret. Milliseconds. */
export function signDingTalk(milliseconds: number, secret: string): string {
  return hmac(secret, `${milliseconds}\n${secret}`).toString('base64');
}

/** Standard Webhooks 1: `v1,` and Base64 of HMAC-SHA256 over id, seconds and body. The secret is `whsec_` and Base64. */
export function signWebhook(id: string, seconds: number, body: string, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${hmac(key, `${id}.${seconds}.${body}`).toString('base64')}`;
}
