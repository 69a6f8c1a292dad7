const database = 'nightlight';
const [keysOf, keptIn] = ['keys', 'kept'];
const keyName = 'phone';

type Sealed = { nonce: Uint8Array<ArrayBuffer>; text: ArrayBuffer };

let opened: Promise<IDBDatabase> | undefined;

/** True where this browser can keep something that nobody reads off its disk: a secure context with a database. */
export const canKeep = (): boolean =>
  typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && crypto.subtle !== undefined;

function openDatabase(): Promise<IDBDatabase> {
  opened ??= new Promise((done, fail) => {
    const asked = indexedDB.open(database, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(keysOf);
      asked.result.createObjectStore(keptIn);
    };
    asked.onsuccess = () => {
      const base = asked.result;
      // Clearing at sign-out, or a newer version in another tab, must not wait for this one.
      const shut = () => {
        base.close();
        opened = undefined;
      };
      base.onversionchange = shut;
      base.onclose = shut;
      done(base);
    };
    asked.onerror = () => fail(asked.error);
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** One request in a transaction of its own; done when it stands on the disk, not when it was taken. */
async function ask<T>(
  place: string,
  mode: IDBTransactionMode,
  what: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const base = await openDatabase();
  return new Promise((done, fail) => {
    const work = base.transaction(place, mode, { durability: 'strict' });
    const asked = what(work.objectStore(place));
    work.oncomplete = () => done(asked.result);
    work.onerror = () => fail(work.error);
    work.onabort = () => fail(work.error);
  });
}

/** The phone's own key. It cannot be exported: script may use it here and read it nowhere. */
async function ownKey(): Promise<CryptoKey> {
  const found: CryptoKey | undefined = await ask(keysOf, 'readonly', (store) => store.get(keyName));
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  try {
    await ask(keysOf, 'readwrite', (store) => store.add(made, keyName));
    return made;
  } catch {
    return ask(keysOf, 'readonly', (store) => store.get(keyName)); // another tab was quicker
  }
}

const settings = (name: string, nonce: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: new TextEncoder().encode(name),
});

/** Keeps a value under a name, sealed. False where this browser keeps nothing; it never throws. */
export async function keep(name: string, value: unknown): Promise<boolean> {
  if (!canKeep()) return false;
  try {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const text = await crypto.subtle.encrypt(settings(name, nonce), await ownKey(), plain);
    await ask(keptIn, 'readwrite', (store) => store.put({ nonce, text } satisfies Sealed, name));
    return true;
  } catch {
    return false;
  }
}

/** What is kept under a name; null where there is nothing, or nothing that opens. */
export async function find(name: string): Promise<unknown> {
  if (!canKeep()) return null;
  try {
    const sealed: Sealed | undefined = await ask(keptIn, 'readonly', (store) => store.get(name));
    if (!sealed) return null;
    const plain = await crypto.subtle.decrypt(settings(name, sealed.nonce), await ownKey(), sealed.text);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

/** Forgets what is kept under a name. */
export async function drop(name: string): Promise<void> {
  if (!canKeep()) return;
  try {
    await ask(keptIn, 'readwrite', (store) => store.delete(name));
  } catch {
    // nothing was kept
  }
}

/** The names that begin so, in order. */
export async function namesOf(prefix: string): Promise<string[]> {
  if (!canKeep()) return [];
  try {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const names = await ask(keptIn, 'readonly', (store) => store.getAllKeys(range));
    return names.map(String);
  } catch {
    return [];
  }
}
