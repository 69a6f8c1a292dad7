import { openAlerts } from '#lib/anomaly/list.ts';
import { alertName, severityName } from '#lib/anomaly/words.ts';
import { reasonText } from '#lib/anomaly/words-reasons.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { readArgs } from './args.ts';
import { type Command, exit } from './command.ts';
import { countyOf } from './county.ts';
import { alertCliWords } from './words-alerts.ts';

/** `alerts [--json]`: every alert that is not closed, with its reasons; rehearsals are marked. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const { values } = readArgs(call, {});
    const county = await countyOf(values.county, language);
    const alerts = await passAsJob('clock:work', 'alerts', county, (pass) => openAlerts(pass));
    if (values.json) {
      const lines = alerts.map(
        ({ type, severity, lodging, from, day, groups, reasons, evidence, rehearsal }) => ({
          type,
          severity,
          lodging,
          day,
          groups,
          reasons: reasons.map((reason) => reasonText(reason, language)),
          from,
          evidence,
          rehearsal,
        }),
      );
      call.out(JSON.stringify(lines, null, 2));
      return exit.done;
    }
    const words = alertCliWords(language);
    call.out(words.alerts(alerts.length));
    for (const { type, severity, lodging, lodgingName, day, reasons, rehearsal } of alerts) {
      const mark = rehearsal ? ` [${words.rehearsal}]` : '';
      call.out(
        `  ${severityName(severity, language)}${mark} ${day} ${lodging} ${lodgingName} ${alertName(type, language)}`,
      );
      for (const reason of reasons) call.out(`      ${reasonText(reason, language)}`);
    }
    return exit.done;
  },
};
