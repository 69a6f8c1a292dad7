/** A place on the earth in degrees (WGS 84, as a phone tells it). */
export type Point = { latitude: number; longitude: number };

const radius = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The way between two points in metres as the crow flies (haversine, mean radius of the earth of IUGG). */
export function metresBetween(a: Point, b: Point): number {
  const [here, there] = [radians(a.latitude), radians(b.latitude)];
  const half = Math.sin((there - here) / 2) ** 2;
  const turn = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(half + Math.cos(here) * Math.cos(there) * turn)));
}

// The mainland and its islands, generously: what lies outside was typed the wrong way round.
const within = { latitude: [3, 54] as const, longitude: [73, 136] as const };

const inside = (value: number, [from, to]: readonly [number, number]) => value >= from && value <= to;

/** Whether a point can be a lodging's: in the country, latitude first. */
export const isHere = ({ latitude, longitude }: Point): boolean =>
  inside(latitude, within.latitude) && inside(longitude, within.longitude);

/**
 * A point as people write it: '27.1143, 111.0325', with a full-width comma, a space or a degree sign, marked N and E or
 * 北纬 and 东经. Null when it is no pair of numbers; what lies elsewhere is for `isHere` to say.
 */
export function readPoint(text: string): Point | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[°NE度]|北纬|东经|纬度|经度/gi, ' ')
    .replace(/[,;、/:]/g, ' ')
    .trim();
  const parts = plain.split(/\s+/).filter(Boolean);
  if (parts.length !== 2 || parts.some((part) => !/^-?\d{1,3}(\.\d{1,15})?$/.test(part))) return null;
  const [latitude, longitude] = parts.map(Number);
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

/** A point as it is written back: six decimals are a tenth of a metre. */
export const writePoint = ({ latitude, longitude }: Point): string =>
  `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;

/**
 * Things in the order of their way from a point, the nearest first, those without a point last and in the order they
 * came. Metres are null where there is no point.
 */
export function nearestFirst<T>(
  from: Point,
  things: readonly T[],
  pointOf: (thing: T) => Point | null,
): { thing: T; metres: number | null }[] {
  return things
    .map((thing) => {
      const point = pointOf(thing);
      return { thing, metres: point ? metresBetween(from, point) : null };
    })
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY));
}
