import { upload } from '#lib/gate/upload.ts';
import { fileNames } from '#lib/registry/import/columns.ts';
import { askDryRun, largestImport } from '#lib/registry/import/page-run.ts';

/** The files of an import, chosen one to a field; a dry run of them is asked for. */
export async function POST(request: Request): Promise<Response> {
  return upload(
    'registry:import',
    request,
    largestImport,
    (pass, sent) =>
      askDryRun(
        pass,
        fileNames.flatMap((name) => {
          const file = sent.find(({ field }) => field === name);
          return file ? [{ name, bytes: file.bytes }] : [];
        }),
      ),
    { to: ({ run }) => `/registry/import/${run}`, back: '/registry/import' },
  );
}
