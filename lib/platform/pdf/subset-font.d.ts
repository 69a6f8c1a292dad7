declare module 'subset-font' {
  /** A font of only the glyphs that `text` needs (HarfBuzz); woff, woff2, ttf in, `targetFormat` out. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: { targetFormat?: 'sfnt' | 'woff' | 'woff2' },
  ): Promise<Buffer>;
}
