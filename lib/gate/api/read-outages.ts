import { Refusal } from '#lib/platform/errors.ts';
import { certificatePdf } from '#lib/report/outage/paper.ts';
import { certificateByNumber } from '#lib/report/outage/queries.ts';
import { cookieNamed } from './credential.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, file } from './exchange.ts';
import { limitTries } from './limit.ts';
import { LANGUAGE_COOKIE } from './preference-cookies.ts';
import { languageOfPerson } from './spoken.ts';

const papersAnHour = 120;

async function asked(call: Call) {
  const number = call.params.outage ?? '';
  const found = await certificateByNumber(number);
  if (!found) throw new Refusal('not_found', 'M-161');
  return { number, ...found };
}

/** GET /outages/{outage}: the certificate as a file whose every byte is checked. */
export async function readCertificateFile(call: Call): Promise<ApiAnswer> {
  const found = await asked(call);
  return file(`${found.number}.json`, 'application/json; charset=utf-8', found.file);
}

/** GET /outages/{outage}/paper: the same as a paper; drawing costs time, so it is counted. */
export async function readCertificatePaper(call: Call): Promise<ApiAnswer> {
  const { number, facts, file: text } = await asked(call);
  await limitTries('outage-papers', papersAnHour, 3600);
  const { headers } = call.request;
  const language = languageOfPerson(cookieNamed(headers, LANGUAGE_COOKIE), headers.get('accept-language'));
  return file(`${number}.pdf`, 'application/pdf', await certificatePdf(facts, text, language));
}
