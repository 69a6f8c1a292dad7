/** A numbered result (M-101), linked to its entry in the published list unless that is where it stands. */
export function Code({ code, plain = false }: { code: string; plain?: boolean }) {
  if (plain) return <span className="code">{code}</span>;
  return (
    <a className="code" href={`/help/codes#${code}`}>
      {code}
    </a>
  );
}
