import type { Language } from '#lib/platform/i18n.ts';
import { Button, ButtonForm } from './button.tsx';
import { uiWords } from './words.ts';

/** Where preferences are written: the address of the form and the page to come back to. */
export type Preferences = { action: string; back: string; largeType: boolean; method?: 'get' | 'post' };

/** The large-type and language switches, each a form of one button so that they work without script. */
export function PreferenceSwitches(props: Preferences & { language: Language; look?: 'quiet' | 'plain' }) {
  const { action, back, largeType, method = 'get', language, look = 'quiet' } = props;
  const words = uiWords(language);
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <ButtonForm action={action} method={method} values={{ large: largeType ? '0' : '1', back }}>
        <Button look={look} aria-pressed={largeType}>
          {words.largeType}
        </Button>
      </ButtonForm>
      <ButtonForm action={action} method={method} values={{ language: other, back }}>
        <Button look={look} lang={other}>
          {words.otherLanguage}
        </Button>
      </ButtonForm>
    </>
  );
}
