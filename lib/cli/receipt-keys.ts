import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { KeyFinder } from '#lib/report/receipt.ts';
import { Told } from './command.ts';

const shape = z.object({ keys: z.array(z.object({ key_id: z.string(), public_key: z.string() })) });

/** The public keys as GET /api/v1/keys gives them, kept in a file: a third party verifies without asking anybody. */
export function keysInFile(name: string, complaint: string): KeyFinder {
  const keys = new Map<string, KeyObject>();
  try {
    if (!existsSync(name)) throw new Error('no such file');
    for (const { key_id, public_key } of shape.parse(JSON.parse(readFileSync(name, 'utf8'))).keys)
      keys.set(key_id, createPublicKey(public_key));
  } catch {
    throw new Told(complaint);
  }
  return (id) => keys.get(id) ?? null;
}
