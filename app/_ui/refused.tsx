import { Code } from './code.tsx';

/** What was refused as a whole: the cause with its number, and how to mend it. */
export function Refused(props: { code: string; message: string; cure?: string }) {
  return (
    <section className="errors" role="alert" id="errors" tabIndex={-1}>
      <h2>
        {props.message} <Code code={props.code} />
      </h2>
      {props.cure && <p className="soft">{props.cure}</p>}
    </section>
  );
}
