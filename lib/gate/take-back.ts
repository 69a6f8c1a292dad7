import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { type Credential, type Plain, passThrough } from './entry.ts';

class TakenBack<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('taken back');
    this.value = value;
  }
}

/** A dry run: everything `work` does in one entry, which is then taken back, house book and jobs included. */
export async function tryOut<P extends Permission, T>(
  permission: P,
  credential: Credential,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
  requestId?: string,
): Promise<Plain<T>> {
  try {
    await passThrough<P, null>(
      permission,
      credential,
      async (pass) => {
        throw new TakenBack(await work(pass));
      },
      requestId,
    );
  } catch (error) {
    if (error instanceof TakenBack) return error.value;
    throw error;
  }
  throw new Error('a dry run ends by taking back');
}
