import type { ComponentPropsWithRef, ReactNode } from 'react';
import type { IconName } from './icon-shapes.tsx';
import { Icon } from './icons.tsx';

/** `lamp` is the one main act of a screen, `act` a strong second one, `quiet` reads as a link. */
export type ButtonLook = 'plain' | 'lamp' | 'act' | 'quiet' | 'danger';
export type ButtonStyle = { look?: ButtonLook; icon?: IconName; wide?: boolean; mini?: boolean };

/** The class names of a button, for elements that are not drawn by Button or LinkButton. */
function buttonClass({ look = 'plain', wide = false, mini = false }: ButtonStyle): string {
  const classes = ['btn'];
  if (look !== 'plain') classes.push(`btn--${look}`);
  if (wide) classes.push('btn--wide');
  if (mini) classes.push('btn--mini');
  return classes.join(' ');
}

/** A native button; it submits its form unless `type` says otherwise. */
export function Button({
  look,
  icon,
  wide,
  mini,
  children,
  type = 'submit',
  ...rest
}: ButtonStyle & ComponentPropsWithRef<'button'>) {
  return (
    <button {...rest} type={type} className={buttonClass({ look, wide, mini })}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button; it goes somewhere and changes nothing. */
export function LinkButton({
  look,
  icon,
  wide,
  mini,
  children,
  ...rest
}: ButtonStyle & ComponentPropsWithRef<'a'> & { href: string }) {
  return (
    <a {...rest} className={buttonClass({ look, wide, mini })}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** A form of one button: the values travel in hidden fields, so it works without script. */
export function ButtonForm({
  action,
  method = 'post',
  values = {},
  children,
}: {
  action: string;
  method?: 'get' | 'post';
  values?: Record<string, string>;
  children: ReactNode;
}) {
  return (
    <form className="inline-form" action={action} method={method}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
