/** What may be attached; every other type is refused (security.md 6, rows 57 to 59). */
export const attachmentKinds = ['picture', 'voice'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** How a stored attachment is served: a picture leaves the house as JPEG whatever it came as, a voice note as MP3. */
export const typeOfKind: Record<AttachmentKind, 'image/jpeg' | 'audio/mpeg'> = {
  picture: 'image/jpeg',
  voice: 'audio/mpeg',
};

/**
 * Bounds of what comes in. Bytes count the file as it was sent; `pixels` what a header may claim before anything is decoded (a
 * telephone of 48 megapixels fits); `side` is the longer side of what is kept, in pixels; voice is counted in seconds.
 */
export const most = {
  pictures: 3,
  voices: 1,
  pictureBytes: 8_000_000,
  pixels: 52_000_000,
  side: 1600,
  voiceBytes: 1_500_000,
  seconds: 60,
} as const;
