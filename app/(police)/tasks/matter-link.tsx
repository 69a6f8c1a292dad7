import { LinkButton } from '#app/_ui/button.tsx';
import { inspectionWords } from '#lib/inspection/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Task } from '#lib/task/queries.ts';
import { taskKindName } from '#lib/task/words.ts';

/** The subject of what climbed is the matter and whom it climbed to. */
export const matterOf = ({ subject }: Task) =>
  subject.kind === 'hall' ? subject.id.split('/').slice(0, 2).join('/') : (subject.id.split('/')[0] ?? '');

/** The page a matter is worked on, where it has one of its own. */
const pageOf: Record<string, (matter: string) => string> = {
  alert: (matter) => `/alerts/${matter}`,
  thread: (matter) => `/questions/${matter}`,
  hall: (matter) => `/halls/${matter}`,
  matter: (matter) => `/disputes/${matter}`,
  incident: (matter) => `/duty/${matter}`,
  inspection: (matter) => `/inspections/${matter}`,
  order: (matter) => `/notices/orders/${matter}`,
  inspection_plan: (matter) => `/inspections/new?plan=${matter}`,
};

/** Leads to that page. */
export function MatterLink({ task, language }: { task: Task; language: Language }) {
  const href = pageOf[task.subject.kind]?.(matterOf(task));
  if (!href) return null;
  return (
    <LinkButton wide look="act" href={href}>
      {nameOf(task, language)}
    </LinkButton>
  );
}

function nameOf({ subject }: Task, language: Language): string {
  if (subject.kind === 'inspection_plan') return inspectionWords(language).record;
  if (subject.kind === 'inspection') return inspectionWords(language).one;
  const kind = { thread: 'question', hall: 'hall_question' }[subject.kind] ?? subject.kind;
  return taskKindName(kind, language);
}
