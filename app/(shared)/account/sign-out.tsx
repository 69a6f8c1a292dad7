import { Button, type ButtonLook } from '#app/_ui/button.tsx';

/** A form of one button that ends the session. */
export function SignOut({ label, look = 'quiet' }: { label: string; look?: ButtonLook }) {
  return (
    <form className="inline-form" action="/sign-out" method="post">
      <Button look={look}>{label}</Button>
    </form>
  );
}
