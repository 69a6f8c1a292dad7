import type { BusinessDay } from '#lib/clock/business-day.ts';
import { linkHash } from '#lib/delivery/links.ts';
import { transaction } from '#lib/platform/db.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { type Filing, type FilingResult, fileReports } from '#lib/report/commands.ts';
import { limitTries } from './api/limit.ts';
import { passThrough } from './entry.ts';
import type { Visit } from './sign-in.ts';

/** A night of a house that a link names; the receipt is told only of what this link itself filed. */
export type LinkNight = {
  lodging: string;
  code: string;
  name: string;
  night: BusinessDay;
  filed: boolean;
  open: boolean;
  receipt: string | null;
  shortCode: string | null;
  acceptedAt: string | null;
};

export type LinkPage = {
  id: string;
  language: string;
  state: 'open' | 'over' | 'revoked';
  items: LinkNight[];
};

const wrongAnHour = 60;
const filingsAnHour = 30;

const hashOf = (token: string) => linkHash(token.slice(0, 200));

/**
 * What a link opens, or null for a token nobody was sent. Looking files nothing, so a chat tool that fetches the page for its
 * preview does no harm. Tokens have 256 bits; wrong ones are counted by network all the same. Throws too_many M-163.
 */
export async function linkPage(
  token: string,
  visit: Pick<Visit, 'network' | 'door'>,
): Promise<LinkPage | null> {
  const door = visit.door ?? transaction;
  const [row] = await door(
    ({ sql }) => sql<{ page: LinkPage | null }[]>`select nl.link_read(${hashOf(token)}) as page`,
  );
  if (row?.page) return row.page;
  await limitTries(`tap/${visit.network}`, wrongAnHour, 3600);
  return null;
}

export type Tapped = { filed: number; problems: Problem[] };

/**
 * Files a nil for the chosen nights ('CODE/YYYY-MM-DD') that the link named and that are still open to it: nothing else can
 * come through this door, whoever it was forwarded to; `text` is the same as an answer to the message itself. Sent again it is answered with what it made before. Throws gone
 * M-184 for a link that opens nothing any more, too_many M-163.
 */
export async function fileByLink(
  token: string,
  chosen: readonly string[],
  visit: Pick<Visit, 'network' | 'requestId' | 'door'>,
  channel: 'one_tap' | 'text' = 'one_tap',
): Promise<Tapped> {
  const page = await linkPage(token, visit);
  if (!page) throw new Refusal('gone', 'M-184');
  const hash = hashOf(token);
  await limitTries(`tap-file/${hash.toString('hex').slice(0, 32)}`, filingsAnHour, 3600);
  const wanted = page.items.filter(
    ({ code, night, open, receipt }) => (open || receipt) && chosen.includes(`${code}/${night}`),
  );
  if (wanted.length === 0) return { filed: 0, problems: [{ code: 'M-156' }] };
  return passThrough(
    'report:file',
    { link: hash },
    async (pass) => {
      const filings = wanted.map(
        ({ lodging, night }): Filing => ({
          lodgingId: lodging,
          day: night,
          input: { kind: 'nil' },
          requestKey: `tap-${page.id}-${night}`,
          body: `nil/${night}`,
        }),
      );
      const results = await fileEach(() => fileReports(pass, filings, { channel, history: false }));
      return {
        filed: results.filter(({ outcome }) => outcome !== 'refused').length,
        problems: results.flatMap(({ outcome, results: told }) => (outcome === 'refused' ? [...told] : [])),
      };
    },
    visit.requestId,
  );
}

// One that is refused alone is thrown, so that nothing of it remains; here it is told beside the others.
async function fileEach(
  file: () => Promise<FilingResult[]>,
): Promise<Pick<FilingResult, 'outcome' | 'results'>[]> {
  try {
    return await file();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [{ outcome: 'refused', results: error.problems }];
  }
}

/** Ends a link at once; whoever holds it may. */
export async function revokeLink(token: string, visit: Pick<Visit, 'door'>): Promise<void> {
  const door = visit.door ?? transaction;
  await door(({ sql }) => sql`select nl.link_revoke(${hashOf(token)})`.then(() => undefined));
}
