import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** What a mail server answers at a step; absent is its friendly answer, null is silence. `cut` breaks the line at a step: `after` it has taken the letter. */
export type SmtpAnswers = {
  greeting?: string;
  rcpt?: string;
  data?: string;
  end?: string | null;
  cut?: 'rcpt' | 'letter' | 'after';
};

/** A mail server of RFC 5321 on this machine, as far as one sender needs it; `got` are the letters it took. */
export async function mailServer(answers: SmtpAnswers = {}) {
  const got: string[] = [];
  const talk = (socket: Socket) => {
    let letter: string | null = null;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const obey = (line: string) => {
      if (letter !== null) {
        if (answers.cut === 'letter') return void socket.destroy();
        if (line !== '.') {
          letter += `${line}\n`;
          return;
        }
        if (answers.cut === 'after') {
          got.push(letter);
          return void socket.destroy();
        }
        if (answers.end === null) return;
        const refused = answers.end && !answers.end.startsWith('2');
        if (!refused) got.push(letter);
        letter = null;
        say(answers.end ?? '250 taken');
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'DATA') {
        say(answers.data ?? '354 go on');
        if (!answers.data) letter = '';
      } else if (verb === 'RCPT' && answers.cut === 'rcpt') socket.destroy();
      else if (verb === 'RCPT') say(answers.rcpt ?? '250 ok');
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    };
    socket.on('data', (piece) => {
      rest += piece.toString('utf8');
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) obey(line);
    });
    socket.on('error', () => socket.destroy());
    say(answers.greeting ?? '220 ready');
  };
  const server = createServer(talk);
  const open = new Set<Socket>();
  server.on('connection', (socket) => open.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    });
  return { got, port, close };
}
