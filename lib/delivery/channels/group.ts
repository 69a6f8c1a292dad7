import type { Outgoing } from '../channel.ts';

const longest = 600; // WeCom takes 2048 bytes, a Chinese character is three

/** What a robot says before a group: never a personal link, which would work for everybody who reads along. */
export function groupText({ title, body, plainUrl }: Outgoing): string {
  const text = `${title}\n${body}`;
  return [...text].slice(0, longest).join('') + (plainUrl ? `\n${plainUrl}` : '');
}
