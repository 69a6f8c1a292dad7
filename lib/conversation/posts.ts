import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';

/** Whom a house talks to now: the officers of its beat, who of them is away, and who has its station's duty. */
export type HouseHelp = {
  beat: { id: string; name: string };
  station: { id: string; name: string; phone: string | null };
  officers: { account: string; name: string; rank: string; away: boolean }[];
  duty: { account: string; name: string }[];
};

type Row = {
  lodging: string;
  beatId: string;
  beatName: string;
  stationId: string;
  stationName: string;
  phone: string | null;
  officers: HouseHelp['officers'];
  duty: HouseHelp['duty'];
};

/** The helpers of some houses at the instant of the request, by house; one that belongs to no beat is left out. */
export async function helpOf(
  { sql }: Pick<Pass<Permission>, 'sql'>,
  lodgings: readonly string[],
): Promise<Map<string, HouseHelp>> {
  const rows = await sql<Row[]>`
    select lodging_id as lodging, beat_id as "beatId", beat_name as "beatName", station_id as "stationId",
      station_name as "stationName", station_phone as phone, officers, duty
    from nl.thread_posts(${[...lodgings]}::uuid[])`;
  return new Map(
    rows.map(({ lodging, beatId, beatName, stationId, stationName, phone, officers, duty }) => [
      lodging,
      {
        ...{ beat: { id: beatId, name: beatName }, officers, duty },
        station: { id: stationId, name: stationName, phone },
      },
    ]),
  );
}
