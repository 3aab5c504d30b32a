import { quoted } from '../failure/wording.ts';
import type { Config, Problem } from './config.ts';
import { settings } from './settings/index.ts';

/** Whatever of the settings could be read. */
type Partly = Partial<Config>;

type Rule = (config: Partly) => Problem | undefined;

const rules: readonly Rule[] = [
  (config) => underRoot('storageBase', config),
  (config) => underRoot('outputsBase', config),
  foldersUnderRoot,
  tokensBeyondLoopback,
  oneWebhookSecret,
  retriesGrow,
  (config) => withCollector('otlpHeaders', config),
  (config) => withCollector('otlpAttributes', config),
];

/** What is wrong with settings that are fine each by itself. */
export function togetherProblems(config: Partly): readonly Problem[] {
  return rules.flatMap((rule) => rule(config) ?? []);
}

function underRoot(name: 'storageBase' | 'outputsBase', config: Partly): Problem | undefined {
  const { [name]: base, storageRoot } = config;
  if (base === undefined || !base.startsWith('file://')) return undefined;
  const { variable } = settings[name];
  if (storageRoot === undefined) return { variable, says: 'is a file:// URI, and LATHE_STORAGE_ROOT is not set' };
  const root = `file://${storageRoot.replace(/\/+$/, '')}/`;
  if (base.startsWith(root)) return undefined;
  return { variable, says: `does not lie under LATHE_STORAGE_ROOT, which is ${quoted(storageRoot)}` };
}

function foldersUnderRoot({ s3Folders, storageRoot }: Partly): Problem | undefined {
  if (s3Folders === undefined || storageRoot !== undefined) return undefined;
  return { variable: settings.s3Folders.variable, says: 'is set, and LATHE_STORAGE_ROOT is not' };
}

const loopback = /^(127(\.\d+){3}|::1|localhost)$/;

function tokensBeyondLoopback({ host, tokensFile }: Partly): Problem | undefined {
  if (host === undefined || loopback.test(host) || tokensFile !== undefined) return undefined;
  const says = `is ${quoted(host)}, which others can reach: set LATHE_TOKENS_FILE (lathe token makes tokens)`;
  return { variable: settings.host.variable, says };
}

function oneWebhookSecret({ webhookSecret, webhookSecretFile }: Partly): Problem | undefined {
  if (webhookSecret === undefined || webhookSecretFile === undefined) return undefined;
  return { variable: settings.webhookSecret.variable, says: 'and LATHE_WEBHOOK_SECRET_FILE are both set; set one' };
}

function retriesGrow({ retryFirstSeconds, retryLongestSeconds }: Partly): Problem | undefined {
  if (retryFirstSeconds === undefined || retryLongestSeconds === undefined) return undefined;
  if (retryFirstSeconds <= retryLongestSeconds) return undefined;
  return { variable: settings.retryLongestSeconds.variable, says: 'is less than LATHE_RETRY_FIRST_SECONDS' };
}

function withCollector(name: 'otlpHeaders' | 'otlpAttributes', config: Partly): Problem | undefined {
  const { [name]: value, otlpUrl } = config;
  if (value === undefined || otlpUrl !== undefined) return undefined;
  return { variable: settings[name].variable, says: 'is set, and LATHE_OTLP_URL is not' };
}
