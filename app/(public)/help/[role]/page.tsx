import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '#app/_ui/button.tsx';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { type Role, roles } from '#lib/access/permissions.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { roleWords } from '#lib/identity/words-roles.ts';
import styles from '../topics.module.css';
import { helpPageWords, topicsOf } from '../words.ts';

type Props = { params: Promise<{ role: string }> };

function roleOf(text: string): Role {
  const role = roles.find((one) => one === text);
  if (!role) notFound();
  return role;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await languageOfRequest();
  return { title: `${helpPageWords(language).title} ${roleWords(language)[roleOf((await params).role)]}` };
}

/** What one role does here, topic by topic. */
export default async function RoleHelp({ params }: Props) {
  const role = roleOf((await params).role);
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  const words = helpPageWords(language);
  return (
    <PublicShell
      language={language}
      title={roleWords(language)[role]}
      preferences={{ action: '/api/v1/preferences', method: 'post', back: `/help/${role}`, largeType }}
    >
      <p>{words.danger}</p>
      <div className="card">
        <div className="pad">
          {topicsOf(role, language).map(({ key, title, text }) => (
            <section className={styles.topic} key={key} id={key} aria-labelledby={`${key}-title`}>
              <h2 id={`${key}-title`}>{title}</h2>
              <p>{text}</p>
            </section>
          ))}
        </div>
      </div>
      <LinkButton look="quiet" icon="left" href="/help">
        {words.all}
      </LinkButton>
    </PublicShell>
  );
}
