import { SANDBOX_COUNTY } from '#lib/identity/sandbox-county.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { asKeeper } from './admin.ts';
import { Told, Usage } from './command.ts';
import { cliWords } from './words.ts';

/** The county a command works in: the one that was named, else the only one there is. */
export async function countyOf(given: string | undefined, language: Language): Promise<string> {
  if (given) return given;
  const words = cliWords(language);
  const counties = await asKeeper(language, async (sql) =>
    (
      await sql<
        { county: string }[]
      >`select distinct county from unit where county <> ${SANDBOX_COUNTY} order by county`
    ).map(({ county }) => county),
  );
  const [only, ...others] = counties;
  if (!only) throw new Told(words.noCounty);
  if (others.length > 0) throw new Usage(words.manyCounties(counties.join(', ')));
  return only;
}
