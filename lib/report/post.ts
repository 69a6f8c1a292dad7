import type { Pass } from '#lib/access/pass.ts';

/** Whom a house turns to. */
export type Post = {
  beat: string;
  station: string;
  phone: string | null;
  officers: { name: string; rank: string; since: string }[];
};

/** The beat, the station and the officers of a lodging as they stand today, or null while it belongs to none. */
export async function postOf(pass: Pass<'desk:read'>, lodgingId: string): Promise<Post | null> {
  const [row] = await pass.sql<
    { beat: string; station: string; phone: string | null; officers: Post['officers'] }[]
  >`
    select beat_name as beat, station_name as station, station_phone as phone, officers
    from nl.posts_of(${[lodgingId]}::uuid[])`;
  return row ?? null;
}
