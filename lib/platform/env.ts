import path from 'node:path';
import { z } from 'zod';

const shape = z.object({
  NIGHTLIGHT_DATABASE_URL: z.string().min(1),
  NIGHTLIGHT_DATA: z.string().default(path.join(process.cwd(), '.data')),
  NEXTAUTH_URL: z.url().default('http://127.0.0.1:3000'),
  NIGHTLIGHT_ORIGIN: z.url().optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
});

let read:
  | Readonly<{ databaseUrl: string; data: string; origin: string; port: number; host: string }>
  | undefined;

/** The settings of this process, read once from the environment. Throws when the database url is missing. */
export function env(): NonNullable<typeof read> {
  if (!read) {
    const parsed = shape.parse(process.env);
    read = Object.freeze({
      databaseUrl: parsed.NIGHTLIGHT_DATABASE_URL,
      data: parsed.NIGHTLIGHT_DATA,
      origin: new URL(parsed.NIGHTLIGHT_ORIGIN ?? parsed.NEXTAUTH_URL).origin,
      port: parsed.PORT,
      host: parsed.HOST,
    });
  }
  return read;
}

/** Where the installation stands: on the internet side nothing of the police intranet enters in clear. */
export function zone(): 'single' | 'internet' {
  return z.enum(['single', 'internet']).default('single').parse(process.env.NIGHTLIGHT_ZONE);
}

/**
 * Hosts of the county's own network that may be called although their address is private: the sign-in that vouches for
 * police, a gateway. Named by whoever runs the installation, never on a page. Throws on what is no host name.
 */
export function internalHosts(): readonly string[] {
  const names = (process.env.NIGHTLIGHT_INTERNAL_HOSTS ?? '').split(/[\s,]+/).filter(Boolean);
  return z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)).parse(names);
}

/** The folder that holds the installation's keys; never inside the database. */
export function keysFolder(): string {
  // Asked apart from the rest: a receipt file is verified without a database.
  return path.join(read?.data ?? shape.shape.NIGHTLIGHT_DATA.parse(process.env.NIGHTLIGHT_DATA), 'keys');
}
