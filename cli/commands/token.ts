import type { Command } from 'commander';
import { scopes } from '../../runtime/api/auth/token.ts';
import { parseScopes, tokenLine, tokenName } from '../../runtime/config/tokens-file.ts';
import { listed, quoted } from '../../runtime/failure/wording.ts';
import { usage } from '../failure/usage-failure.ts';
import { makeToken } from '../service/make-token.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson, say } from '../terminal/output.ts';

const help = `
The token is shown this once and kept nowhere. The service is given its SHA-256 alone: a line of the file that LATHE_TOKENS_FILE
names. Callers send it as 'Authorization: Bearer TOKEN'.

Scopes: submit (jobs, and to cancel and retry them), read (jobs, logs, presets), admin (everything).

Examples:
  lathe token newsroom --scope submit,read
  lathe token dashboard --scope read --json`;

interface Options {
  readonly scope: string;
  readonly json?: true;
}

export function declare(command: Command): void {
  command
    .argument('<name>', 'whose it is: letters, digits and . _ @ -')
    .requiredOption('--scope <scopes>', `what it may be used for: ${listed(scopes)}, separated by commas`)
    .option('--json', 'print token and line as JSON')
    .addHelpText('after', help)
    .action(token);
}

function token(name: string, { scope, json }: Options): void {
  const granted = parseScopes(scope);
  if (granted === undefined) throw wrong(`--scope takes ${listed(scopes)}, and not ${quoted(scope)}`);
  if (!tokenName.test(name)) throw wrong(`a token cannot be called ${quoted(name)}`);
  const made = makeToken(name, granted);
  const line = tokenLine(made.accepted);
  if (json) printJson({ token: made.token, line });
  else show(name, made.token, line);
}

/** The explanations go beside the result, so that it can be redirected. */
function show(name: string, made: string, line: string): void {
  const { bold, dim } = coloursFor(process.stderr);
  say(bold(`The token of ${name}, which is shown only now:`));
  print(made);
  say(`\n${bold('Its line in the file of LATHE_TOKENS_FILE:')}`);
  print(line);
  say(dim('\nThe API reads that file when it starts.'));
}

function wrong(message: string): Error {
  return usage('usage/arguments', { message, command: 'token' });
}
