import { closePool } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { languageOf } from './args.ts';
import { type Call, type Exit, exit, Told, Usage } from './command.ts';
import { about, type CommandName, commands, isCommand } from './list.ts';
import { refusalText } from './refusal.ts';
import { cliWords } from './words.ts';

/** Runs one command with its arguments; the result is the exit code. */
export async function runCli(argv: readonly string[], io: Pick<Call, 'out' | 'say'>): Promise<Exit> {
  const language = languageOf(argv, process.env);
  const words = cliWords(language);
  const [name = 'help', ...args] = argv.filter((word, at) => at !== 0 || word !== '--');
  if (['help', '--help', '-h'].includes(name)) {
    io.out(helpText(language));
    return exit.done;
  }
  if (!isCommand(name)) {
    io.say(words.unknown(name));
    io.say(helpText(language));
    return exit.usage;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.out(usageOf(name, language));
    return exit.done;
  }
  try {
    const command = await commands[name].load();
    return await command.run({ args, language, ...io });
  } catch (error) {
    if (error instanceof Usage) {
      io.say(error.message);
      io.say(usageOf(name, language));
      return exit.usage;
    }
    if (error instanceof Told) io.say(error.message);
    else if (error instanceof Refusal) io.say(refusalText(error, language));
    else io.say(words.fault(faultText(error)));
    return error instanceof Refusal ? exit.incomplete : exit.fault;
  } finally {
    await closePool();
  }
}

// A failed statement's message carries its parameters, and those may be a child's data: only the cause is told.
function faultText(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause instanceof Error ? error.cause : error;
  const message = (cause.message.split('\nparams:')[0] ?? '').slice(0, 300);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return [message, ...frames.slice(0, 8)].join('\n');
}

function usageOf(name: CommandName, language: Call['language']): string {
  return `${cliWords(language).usage}: npm run nightlight -- ${commands[name].usage}\n  ${about(language)[name]}`;
}

function helpText(language: Call['language']): string {
  const words = cliWords(language);
  const lines = Object.entries(commands).flatMap(([name, { usage }]) =>
    isCommand(name) ? [`  ${usage}`, `      ${about(language)[name]}`] : [],
  );
  return [
    words.title,
    '',
    `${words.usage}: ${words.how}`,
    '',
    ...lines,
    '',
    words.everywhere,
    words.exits,
  ].join('\n');
}

if (import.meta.main) {
  // exitCode rather than exit(): a pipe must be written out before the process ends.
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (line) => process.stdout.write(`${line}\n`),
    say: (line) => process.stderr.write(`${line}\n`),
  });
}
