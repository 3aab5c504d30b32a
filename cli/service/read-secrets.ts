import { readFileSync } from 'node:fs';
import type { ApiToken } from '../../runtime/api/auth/token.ts';
import type { Config } from '../../runtime/config/config.ts';
import { settings } from '../../runtime/config/settings/index.ts';
import { parseTokens } from '../../runtime/config/tokens-file.ts';
import { usage } from '../failure/usage-failure.ts';
import { reasonOf } from '../library/preset-files.ts';

/** What the API knows of secrets. */
export interface Secrets {
  readonly tokens: readonly ApiToken[];
  /** What notifications are signed with; absent where none are sent. */
  readonly webhookSecret: string | undefined;
}

/**
 * Reads the files that the configuration names.
 *
 * @throws UsageFailure `service/unreadable_file`, `service/bad_tokens`
 */
export function readSecrets({ tokensFile, webhookSecret, webhookSecretFile }: Config<'api'>): Secrets {
  return {
    tokens: tokensFile === undefined ? [] : readTokens(tokensFile),
    webhookSecret: webhookSecret ?? (webhookSecretFile === undefined ? undefined : readSecret(webhookSecretFile)),
  };
}

function readTokens(path: string): readonly ApiToken[] {
  const reading = parseTokens(read(settings.tokensFile.variable, path));
  if ('problems' in reading) throw usage('service/bad_tokens', { path, problems: reading.problems });
  return reading.tokens;
}

function readSecret(path: string): string {
  const { variable } = settings.webhookSecretFile;
  const secret = read(variable, path).trim();
  if ('value' in settings.webhookSecret.kind.read(secret)) return secret;
  const reason = `it takes ${settings.webhookSecret.kind.takes}`;
  throw usage('service/unreadable_file', { variable, path, reason });
}

function read(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw usage('service/unreadable_file', { variable, path, reason: reasonOf(thrown) });
  }
}
