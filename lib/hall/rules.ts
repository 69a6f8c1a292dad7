import { type HallSide, type HallStanding, houseKinds, type MatterKind, policeKinds } from './terms.ts';

const among = (kinds: readonly MatterKind[], kind: MatterKind) => kinds.includes(kind);

/** Whether somebody may begin a matter of a kind: the host announces, a house asks; a missing person comes by a search call alone. */
export function mayBegin(standing: HallStanding, kind: MatterKind): boolean {
  if (standing === 'house') return among(houseKinds, kind);
  return standing === 'host' && among(policeKinds, kind);
}

/** A matter as the rules see it; `own` is a house's own. */
export type MatterFacts = { kind: MatterKind; own: boolean; closed: boolean };

/**
 * Whether somebody may write into an open matter. Police and departments answer; a house writes in its own and where property is
 * looked for, and nowhere else: two houses talking is what a chat group is for.
 */
export function mayAnswer(standing: HallStanding, { kind, own, closed }: MatterFacts): boolean {
  if (closed || kind === 'missing') return false;
  if (standing !== 'house') return standing !== 'clock';
  return own || kind === 'lost' || kind === 'found';
}

/** Whether somebody may end a matter: the police of the hall, or the house whose it is; a search call ends by itself. */
export function mayEnd(standing: HallStanding, { kind, own, closed }: MatterFacts): boolean {
  if (closed || kind === 'missing') return false;
  return standing === 'host' || standing === 'police' || (standing === 'house' && own);
}

/** Whether the house waits after a post: true begins a wait or keeps it, false is an answer, null changes nothing. */
export function waitsAfter(side: HallSide, kind: MatterKind): boolean | null {
  if (kind !== 'question') return null;
  return side === 'house';
}

/** The side a standing speaks from. */
export function sideOf(standing: HallStanding): HallSide {
  return standing === 'host' || standing === 'police' ? 'police' : standing;
}

/** Whether a search call's matter belongs to a hall: of a beat within the units asked, or with a house in a township asked. */
export function isCalled(
  hall: { unit: string; station: string | null; townships: readonly string[] },
  asked: { units: readonly string[]; townships: readonly string[] },
): boolean {
  if (asked.units.length + asked.townships.length === 0) return true;
  return (
    asked.units.includes(hall.unit) ||
    (hall.station !== null && asked.units.includes(hall.station)) ||
    hall.townships.some((code) => asked.townships.includes(code))
  );
}
