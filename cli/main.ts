import { Command, CommanderError } from 'commander';
import { nearest } from '../compiler/check/suggest.ts';
import { type CommandEntry, commands } from './commands/index.ts';
import { endingOf } from './failure/render.ts';
import { usage } from './failure/usage-failure.ts';
import { coloursFor } from './terminal/colours.ts';
import { printJson, say, stopAtClosedPipe } from './terminal/output.ts';
import { readVersion } from './version.ts';

const examples = `
Examples:
  lathe check presets/
  lathe explain loudness_only_v1
  lathe run loudness_only_v1 --in talk.wav --profile audio_only_master_v1 -o talk.m4a

A preset or a profile is named by name_vN, by sha256:<hash>, or by a file (talk.preset, talk.preset#talk_v2).
See 'lathe COMMAND --help' for more on each command.`;

/**
 * Runs a command line and sets the exit code: 0 fine, 1 a bug in Lathe, 2 errors in what was given, 3 something missing
 * on this machine, 130 interrupted.
 *
 * @param argv without the program's own name
 */
export async function main(argv: readonly string[]): Promise<void> {
  stopAtClosedPipe();
  hideExperimentalWarnings();
  try {
    await dispatch(argv);
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return; // help or version was asked for, and printed
    const { exitCode, text, json } = endingOf(thrown, coloursFor(process.stderr));
    process.exitCode = exitCode === 2 ? (calledBy(argv)?.usageExitCode ?? exitCode) : exitCode;
    say(text);
    if (argv.includes('--json')) printJson({ error: json });
  }
}

async function dispatch(argv: readonly string[]): Promise<void> {
  const program = createProgram();
  const name = nameIn(argv);
  const called = calledBy(argv);
  if (called === undefined && name !== undefined && !name.startsWith('-')) throw unknownCommand(name);
  for (const entry of commands) await addCommand(program, entry, entry === called);
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : helpAsOption(argv), { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError) || thrown.exitCode === 0) throw thrown;
    const command = commandIn(program, argv);
    if (thrown.code !== 'commander.help') throw wrongArguments(thrown, command);
    command.outputHelp(); // a command of commands, called without one
  }
}

/** `help golden check` is `golden check --help`; commander's own looks at the first name alone. */
function helpAsOption(argv: readonly string[]): readonly string[] {
  const [first, ...names] = argv;
  return first === 'help' && names.length > 1 ? [...names, '--help'] : argv;
}

function nameIn(argv: readonly string[]): string | undefined {
  return argv[0] === 'help' ? argv[1] : argv[0];
}

function calledBy(argv: readonly string[]): CommandEntry | undefined {
  return commands.find(({ name }) => name === nameIn(argv));
}

function createProgram(): Command {
  return new Command('lathe')
    .description('Lathe masters sound: presets say what happens to it, profiles in what format it is delivered.')
    .usage('COMMAND [options]')
    .version(readVersion(), '-V, --version', "print Lathe's version")
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples)
    .configureOutput({ writeErr: () => undefined }) // what it would say is said in Lathe's own way
    .exitOverride();
}

/** Only the command that is called is read; of the others the list of commands needs no more than a line. */
async function addCommand(program: Command, { name, summary, load }: CommandEntry, isCalled: boolean): Promise<void> {
  const command = program
    .command(name)
    .summary(summary)
    .description(`${capitalized(summary)}.`);
  command.helpOption('-h, --help', 'print this help');
  if (isCalled) (await load()).declare(command);
}

/** The command that a command line names, with the one below it where it names that too. */
function commandIn(program: Command, argv: readonly string[]): Command {
  const below = (command: Command, name: string | undefined) => command.commands.find((one) => one.name() === name);
  const command = below(program, argv[0]) ?? program;
  return below(command, argv[1]) ?? command;
}

function unknownCommand(name: string): Error {
  const known = commands.map((entry) => entry.name);
  return usage('usage/unknown_command', { name, nearest: nearest(name, known), known });
}

/** What commander found wrong, worded like every other failure. */
function wrongArguments({ message }: CommanderError, command: Command): Error {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\(|\)$/g, '');
  return usage('usage/arguments', {
    message: suggestion === '' ? first : `${first}; ${suggestion}`,
    command: fullName(command),
  });
}

/** `jobs submit`; nothing for the program itself. */
function fullName(command: Command): string {
  return command.parent === null ? '' : `${fullName(command.parent)} ${command.name()}`.trim();
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Node warns that running TypeScript is experimental, which is no news to whoever runs a command. */
function hideExperimentalWarnings(): void {
  const listeners = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const listener of listeners) listener(warning);
  });
}
