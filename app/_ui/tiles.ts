/** A township of the map: its place in the grid counts from 0; expected and received are counts of the shown night. */
export type Tile = {
  code: string;
  name: string;
  x: number;
  y: number;
  expected: number;
  received: number;
  href?: string;
};

export const tileWidth = 78;
export const tileHeight = 46;
const gap = 4;

/** Share received between 0 and 1 to the shade of a tile: 0 is full, then 90 and 85 per cent, 3 is below (mocks, board). */
export function shadeOf(expected: number, received: number): 0 | 1 | 2 | 3 | undefined {
  if (expected === 0) return undefined;
  const share = received / expected;
  if (share >= 1) return 0;
  if (share >= 0.9) return 1;
  return share >= 0.85 ? 2 : 3;
}

/** Tiles to their corners and the size of the drawing, in units. */
export function placeTiles(tiles: readonly Tile[]) {
  const placed = tiles.map((tile) => ({
    tile,
    left: tile.x * (tileWidth + gap),
    top: tile.y * (tileHeight + gap),
  }));
  return {
    placed,
    width: Math.max(tileWidth, ...placed.map(({ left }) => left + tileWidth)),
    height: Math.max(tileHeight, ...placed.map(({ top }) => top + tileHeight)),
  };
}

/** Township to the name people use, short enough for a tile: 虎形山瑶族乡 is 虎形山, 花门街道 is 花门. */
export function shortTownship(name: string): string {
  const short = name.replace(/(?:(?:瑶|回|苗|侗|满|土家|畲|壮)族)?(?:乡|镇)$|街道$/u, '');
  return short === '' ? name : short;
}
