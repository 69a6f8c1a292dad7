import { type PassableTask, taskToPass } from '#lib/conversation/handing/pass-task.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { enter } from '#lib/gate/enter.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { PassPanel } from './questions/[thread]/pass.tsx';
import { numbersOfTask, passTaskOn, recallTaskBack } from './tasks/pass-actions.ts';

/** Asks a department to help with an open task: a pursuit, a correction, what a finding asks of the register. The task stays the officer's. */
export async function PassTask(props: {
  kind: PassableTask;
  subject: string;
  back: string;
  /** what is asked unless the officer writes it otherwise; never a word of a child */
  asks?: string;
  language: Language;
}) {
  const { kind, subject, back, asks = '', language } = props;
  const task = await enter('task:work', (pass) => taskToPass(pass, kind, subject));
  if (!task) return null;
  return (
    <PassPanel
      asked={asks}
      closed={false}
      action={passTaskOn}
      recall={recallTaskBack}
      numbers={numbersOfTask}
      hidden={{ task: task.id, back }}
      handed={task.handed}
      posts={task.posts}
      language={language}
      title={handWords(language).passTask}
      hint={handWords(language).passTaskHint}
    />
  );
}
