/** Longest text that is read at all, in UTF-16 units: WeCom's own messages hold 2048 bytes. */
const longest = 20_000;

const element = /\s*<([A-Za-z]{1,40})>(?:<!\[CDATA\[((?:(?!\]\]>)[\s\S])*)\]\]>|([^<>&]{0,200}))<\/\1>/y;

/**
 * The elements of a flat `<xml>` by name, the first of each: their bare text or their CDATA. Null for anything else: a document
 * type, an entity, an attribute, an element within another, a second root. Nothing is ever expanded or fetched, so there is no
 * bomb to set off.
 */
export function readFlat(xml: string): Record<string, string> | null {
  if (xml.length > longest) return null;
  const inner = /^\s*<xml>([\s\S]*)<\/xml>\s*$/.exec(xml)?.[1];
  if (inner === undefined) return null;
  const found: Record<string, string> = {};
  element.lastIndex = 0;
  let end = 0;
  for (let one = element.exec(inner); one; one = element.exec(inner)) {
    const [, name = '', text, bare = ''] = one;
    if (!Object.hasOwn(found, name)) found[name] = text ?? bare;
    end = element.lastIndex;
  }
  return inner.slice(end).trim() === '' ? found : null;
}
