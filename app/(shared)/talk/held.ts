import { drop, find, keep } from '#app/_ui/phone/store.ts';

/** A picture or voice note that stands in a form and is not sent yet; `url` shows it on this page alone. */
export type Held = { key: string; kind: 'picture' | 'voice'; blob: Blob; url: string; seconds: number };

type Kept = { kind: Held['kind']; seconds: number; type: string; data: string };

const isKept = (value: unknown): value is Kept[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'data' in one);

let holding = 0;

/** Puts a file into a form. */
export function hold(kind: Held['kind'], blob: Blob, seconds = 0): Held {
  holding += 1;
  return { key: String(holding), kind, blob, seconds, url: URL.createObjectURL(blob) };
}

/** Takes it out again. */
export function letGo(held: readonly Held[]): void {
  for (const { url } of held) URL.revokeObjectURL(url);
}

const textOf = (blob: Blob) =>
  new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });

/** Keeps a form's files on this phone, sealed, until they are sent; forgets them where there are none. */
export async function keepFiles(name: string, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return drop(name);
  const kept = held.map(
    async ({ kind, seconds, blob }): Promise<Kept> => ({
      ...{ kind, seconds, type: blob.type, data: await textOf(blob) },
    }),
  );
  await keep(name, await Promise.all(kept));
}

/** The files a form was left with on this phone. */
export async function findFiles(name: string): Promise<Held[]> {
  const found = await find(name);
  if (!isKept(found)) return [];
  return found.map(({ kind, seconds, type, data }) => {
    const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
    return hold(kind, new Blob([bytes], { type }), seconds);
  });
}
