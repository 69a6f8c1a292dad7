import { detectEntry, detectFiled, detectRegister } from '#lib/anomaly/detect.ts';
import { takeAnswer } from '#lib/anomaly/handling/ask.ts';
import { tellPart } from '#lib/anomaly/handling/parts.ts';
import { workPreview } from '#lib/anomaly/preview.ts';
import { endChaseOf } from '#lib/chase/tend.ts';
import { tellTasks } from '#lib/conversation/handing/pass-task.ts';
import { tellPost, tellThreads } from '#lib/conversation/handing/tell.ts';
import { tendThreads } from '#lib/conversation/tend.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { tellHall, tendHalls } from '#lib/hall/tend.ts';
import { sendCode } from '#lib/identity/code.ts';
import { tellPaired } from '#lib/identity/device/tell.ts';
import type { QueueName } from '#lib/jobs/queues.ts';
import { tendCalls } from '#lib/matter/calls.ts';
import { tellMatters } from '#lib/matter/posts.ts';
import { tellUnit } from '#lib/matter/tell.ts';
import { tendMatters } from '#lib/matter/tend.ts';
import { closeCall, launchCall, takeTips } from '#lib/missing/jobs.ts';
import { settleOrders } from '#lib/notice/orders.ts';
import { sendDue } from '#lib/notice/send.ts';
import { matchRegister } from '#lib/reconcile/sought.ts';
import { certifyOutages } from '#lib/report/outage/certify.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { tendGlass } from '#lib/task/glass.ts';
import { matchStays } from '#lib/watchlist/match.ts';
import { workAnswer } from './answers.ts';
import { workImport } from './imports.ts';
import { tendOutbox } from './outbox.ts';
import { workRegister } from './registers.ts';
import { workReply } from './replies.ts';
import { sendWebhooks } from './webhooks.ts';

type Data = Readonly<Record<string, unknown>>;

function countyOf(data: Data): string {
  if (typeof data.county !== 'string') throw new Error('a job names its county');
  return data.county;
}

/** What is done for each queue; the compiler asks for a line when a queue is added. */
export const handlers: Record<Exclude<QueueName, 'tick'>, (data: Data) => Promise<void>> = {
  'report.filed': async (data) => {
    await passAsJob('clock:work', 'report.filed', countyOf(data), async (pass) => {
      const { hits } = await matchStays(pass, { report: String(data.report) });
      const done = await detectFiled(pass, String(data.report));
      if (hits > 0) await climbTasks(pass);
      return done;
    });
    await passAsJob('clock:work', 'report.filed', countyOf(data), (pass) =>
      endChaseOf(pass, String(data.report)),
    );
  },
  'outage.ended': async (data) => {
    await passAsJob('clock:work', 'outage.ended', countyOf(data), certifyOutages);
  },
  'search.moved': async (data) => {
    await passAsJob('clock:work', 'search.moved', countyOf(data), async (pass) => {
      const call = String(data.call);
      if (data.what === 'launch' || data.what === 'end') {
        const moved = await (data.what === 'launch' ? launchCall : closeCall)(pass, call);
        await tendHalls(pass);
        return moved;
      }
      const done = await takeTips(pass, call);
      if (done.tips > 0) await climbTasks(pass);
      return done;
    });
  },
  'code.asked': async (data) => {
    await passAsJob('clock:work', 'code.asked', countyOf(data), (pass) => sendCode(pass, String(data.code)));
  },
  'text.received': async (data) => workReply(countyOf(data), String(data.text)),
  'answer.received': async (data) => workAnswer(countyOf(data), String(data.text)),
  'webhook.due': async (data) => sendWebhooks(countyOf(data)),
  'identity.pending': async (data) => {
    await passAsJob('clock:work', 'identity.pending', countyOf(data), climbTasks);
  },
  'watch.entered': async (data) => {
    await passAsJob('clock:work', 'watch.entered', countyOf(data), async (pass) => {
      const entry = String(data.entry);
      await matchStays(pass, { entry });
      await matchRegister(pass, entry);
      const done = await detectEntry(pass, entry);
      if (done.made > 0) await climbTasks(pass);
      return done;
    });
  },
  'register.asked': async (data) => workRegister(countyOf(data), String(data.upload)),
  'register.reconciled': async (data) => {
    await passAsJob('clock:work', 'register.reconciled', countyOf(data), async (pass) => {
      const done = await detectRegister(pass);
      if (done.made > 0) await climbTasks(pass);
      return done;
    });
  },
  'part.asked': async (data) => {
    await passAsJob('clock:work', 'part.asked', countyOf(data), async (pass) => ({
      told: await tellPart(pass, String(data.part)),
    }));
  },
  'question.answered': async (data) => {
    await passAsJob('clock:work', 'question.answered', countyOf(data), (pass) =>
      takeAnswer(pass, String(data.question)),
    );
  },
  'hand.passed': async (data) => {
    await passAsJob('clock:work', 'hand.passed', countyOf(data), async (pass) => ({
      told: await tellPost(pass, String(data.hand)),
    }));
  },
  'hand.worked': async (data) => {
    await passAsJob('clock:work', 'hand.worked', countyOf(data), tellThreads);
    await passAsJob('clock:work', 'hand.worked', countyOf(data), tellMatters);
    await passAsJob('clock:work', 'hand.worked', countyOf(data), tellTasks);
  },
  'matter.moved': async (data) => {
    await passAsJob('clock:work', 'matter.moved', countyOf(data), async (pass) =>
      data.call
        ? tendCalls(pass)
        : {
            ...(await tendMatters(pass, String(data.matter))),
            told: await tellUnit(pass, String(data.matter)),
          },
    );
  },
  'thread.said': async (data) => {
    await passAsJob('clock:work', 'thread.said', countyOf(data), (pass) =>
      tendThreads(pass, String(data.thread)),
    );
  },
  'hall.said': async (data) => {
    await passAsJob('clock:work', 'hall.said', countyOf(data), async (pass) => {
      const done = await tendHalls(pass);
      return data.post ? { ...done, ...(await tellHall(pass, String(data.post))) } : done;
    });
  },
  'import.asked': async (data) => workImport(countyOf(data), String(data.run)),
  'device.paired': async (data) => {
    await passAsJob('clock:work', 'device.paired', countyOf(data), (pass) =>
      tellPaired(pass, String(data.device)),
    );
  },
  'message.out': async (data) => {
    await tendOutbox(countyOf(data));
  },
  'notice.due': async (data) => {
    await passAsJob('clock:work', 'notice.due', countyOf(data), async (pass) => {
      await settleOrders(pass);
      return sendDue(pass, String(data.notice));
    });
  },
  'rule.preview': async (data) => {
    await passAsJob('clock:work', 'rule.preview', countyOf(data), (pass) =>
      workPreview(pass, String(data.rule)),
    );
  },
  'glass.broken': async (data) => {
    await passAsJob('clock:work', 'glass.broken', countyOf(data), tendGlass);
  },
};
