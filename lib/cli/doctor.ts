import type { Language } from '#lib/platform/i18n.ts';
import { asAdmin } from './admin.ts';
import { readArgs } from './args.ts';
import { type Command, exit } from './command.ts';
import { databaseChecks } from './doctor-database.ts';
import { machineChecks } from './doctor-machine.ts';
import { doctorWords } from './words-doctor.ts';

/** One thing the doctor looked at; `facts` are what was found, for programs. */
export type Check = {
  name: 'versions' | 'database' | 'migrations' | 'clock' | 'jobs' | 'disk' | 'keys';
  well: boolean;
  said: string;
  facts: Record<string, unknown>;
};

/** `doctor`: looks at everything it can, also when there is no database; exit code 3 when something is not well. */
export const command: Command = {
  run: async (call) => {
    const { values } = readArgs(call, {});
    const checks = [...machineChecks(call.language), ...(await ofDatabase(call.language))];
    const well = checks.every((check) => check.well);
    if (values.json) {
      const found = Object.fromEntries(
        checks.map(({ name, well: fine, facts }) => [name, { well: fine, ...facts }]),
      );
      call.out(JSON.stringify({ well, ...found }, null, 2));
    } else {
      for (const check of checks) call.out(`${check.well ? '✓' : '✗'} ${check.said}`);
      call.out(doctorWords(call.language).verdict(checks.filter((check) => !check.well).length));
    }
    return well ? exit.done : exit.incomplete;
  },
};

async function ofDatabase(language: Language): Promise<Check[]> {
  try {
    return await asAdmin(language, (sql) => databaseChecks(sql, language));
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    return [
      {
        name: 'database',
        well: false,
        said: doctorWords(language).unreachable(why),
        facts: { reachable: false, why },
      },
    ];
  }
}
