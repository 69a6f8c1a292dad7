import { isTest, places, type Source } from './source.ts';
import type { Wall } from './wall.ts';

const ours = (files: readonly Source[]) =>
  files.filter(({ path }) => /^(app|lib)\/.*\.tsx?$/.test(path) && !isTest(path));

export const oneLog: Wall = {
  duty: 'nothing is written to the log but through its one function, which takes no person’s data',
  look: (files) =>
    ours(files).flatMap((source) =>
      places(source, 'code', /\bconsole\s*\.\s*\w+|\bprocess\s*\.\s*(?:stdout|stderr)\b|\bdebugger\b/g),
    ),
  planted: [
    { path: 'lib/report/planted.ts', text: 'console.log(stay);' },
    { path: 'app/planted.tsx', text: 'console.error(error);' },
  ],
  allowed: {
    'lib/gate/api/problem.ts': 'the log itself',
    'lib/jobs/enqueue.ts': 'the queue’s own trouble, which stands left of the log; never a job’s data',
    'lib/cli/': 'the command line answers whoever typed the command',
    'lib/boot/': 'the launcher speaks to whoever started it',
  },
};

export const environmentReadOnce: Wall = {
  duty: 'the environment is read in one place',
  look: (files) => ours(files).flatMap((source) => places(source, 'code', /\bprocess\s*\.\s*env\b/g)),
  planted: [{ path: 'lib/report/planted.ts', text: "const zone = process.env['TZ'];" }],
  allowed: {
    'lib/platform/env.ts': 'the one place',
    'lib/cli/': 'an administrator’s address and language, which no server knows',
    'lib/boot/': 'hands the environment to the processes it starts',
  },
};
