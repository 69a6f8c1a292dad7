import { most } from '#lib/attachment/terms.ts';

/** Pictures up to this many bytes are sent as they are. */
const SMALL = 300_000;

/**
 * A photo drawn smaller on the phone before it is sent: a camera's eight megabytes are minutes on a village's line. Where the
 * browser cannot turn it upright, or cannot read it, it goes as it is and the house does or refuses it.
 */
export async function shrink(file: Blob): Promise<Blob> {
  const upright = typeof CSS !== 'undefined' && CSS.supports('image-orientation', 'from-image');
  if (file.size <= SMALL || !upright) return file;
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const { naturalWidth: width, naturalHeight: height } = picture;
    const scale = Math.min(1, most.side / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return drawn && drawn.size < file.size ? drawn : file;
  } catch {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}
