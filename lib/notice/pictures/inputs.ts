import * as z from 'zod';

const id = z.uuid({ error: 'M-161' });

/** One picture of a notice. */
export const pictureInput = z.object({ notice: id, picture: id });
export type PictureInput = z.infer<typeof pictureInput>;
