import type { Sharp, SharpOptions } from 'sharp';
import { Refusal } from '#lib/platform/errors.ts';
import { most } from './terms.ts';

/** A picture as it is kept: drawn anew, on white, with nothing of the file it came in. Sides in pixels. */
export type Picture = { bytes: Buffer; width: number; height: number };

type Draw = (input: Uint8Array, options: SharpOptions) => Sharp;

/** Pictures drawn at once in one process: a decoded one of 50 megapixels is 150 MB. */
const AT_ONCE = 2;

type Hall = { inside: number; waiting: (() => void)[]; draw?: Promise<Draw> };
const shared = globalThis as typeof globalThis & { nightlightPictures?: Hall };
const hall = (): Hall => {
  shared.nightlightPictures ??= { inside: 0, waiting: [] };
  return shared.nightlightPictures;
};

/** Loaded with the first picture: the native library is 18 MB, and a machine without it does everything else. */
async function load(): Promise<Draw> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  // Whatever a file pretends to be, only these two readers exist in this process (no SVG, no TIFF, no PDF).
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });
  return sharp;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const queue = hall();
  if (queue.inside >= AT_ONCE) await new Promise<void>((go) => queue.waiting.push(go));
  else queue.inside += 1;
  try {
    return await work();
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.inside -= 1;
  }
}

/**
 * Decodes a JPEG or PNG and draws it anew as JPEG of at most `most.side`: upright, in sRGB, the first frame alone; metadata,
 * place and whatever stood behind the picture do not come along. Refuses M-692 what does not decode in full, M-693 more pixels
 * than `most.pixels` by its header, M-698 where this machine cannot read pictures.
 */
export async function redraw(bytes: Uint8Array): Promise<Picture> {
  const place = hall();
  place.draw ??= load();
  const draw = await place.draw.catch(() => {
    place.draw = undefined;
    throw new Refusal('unavailable', [{ code: 'M-698', field: 'file' }]);
  });
  return inTurn(async () => {
    const size = await draw(bytes, { limitInputPixels: false })
      .metadata()
      .catch(() => null);
    if (!size) throw refused('M-692');
    if (size.width * size.height > most.pixels) throw refused('M-693');
    const options = { limitInputPixels: most.pixels, failOn: 'error', sequentialRead: true } as const;
    try {
      const { data, info } = await draw(bytes, options)
        .autoOrient()
        .resize({ width: most.side, height: most.side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: 80, chromaSubsampling: '4:4:4' })
        .timeout({ seconds: 10 })
        .toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height };
    } catch {
      throw refused('M-692');
    }
  });
}

const refused = (code: string) => new Refusal('invalid', [{ code, field: 'file' }]);
