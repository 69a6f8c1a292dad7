import { download } from '#lib/gate/download.ts';
import { evaluationOf } from '#lib/overview/evaluation/evaluation.ts';
import { evaluationFilters } from '#lib/overview/evaluation/inputs.ts';
import { reportTitle } from '#lib/overview/evaluation/names.ts';
import { reportPdf, reportSheets } from '#lib/overview/evaluation/paper.ts';
import { xlsxOf } from '#lib/overview/export.ts';
import { fileTypes, wrongParameter } from '../../table-file.ts';
import { askedOf } from '../asked.ts';

const formats = ['pdf', 'xlsx'] as const;

/** The report of a period as PDF or workbook, told to the house book. */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  return download(
    'evaluation:read',
    request,
    async (pass) => {
      const asked = askedOf(Object.fromEntries(given));
      const format = formats.find((one) => one === given.get('format'));
      if (!format) throw wrongParameter('format', formats.join(' | '));
      if (!asked) throw wrongParameter('query', Object.keys(evaluationFilters.shape).join(' | '));
      const evaluation = await evaluationOf(pass, asked);
      pass.record({
        act: 'evaluation.exported',
        subjectKind: 'unit',
        subjectId: evaluation.unit.id,
        detail: { format, period: evaluation.period.key, asOf: evaluation.asOf.toISOString() },
      });
      return { evaluation, format };
    },
    ({ evaluation, format }, language) => ({
      name: `${reportTitle(evaluation, language)}.${format}`,
      type: fileTypes[format],
      body:
        format === 'xlsx'
          ? xlsxOf(...reportSheets(evaluation, language))
          : once(() => reportPdf(evaluation, language)),
    }),
  );
}

async function* once(draw: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await draw();
}
