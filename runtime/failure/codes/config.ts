import type { Definition } from '../definition.ts';
import { refusal } from '../definition.ts';

/** Failures of how a process is configured. */
export const configCodes = {
  'config/invalid': refusal<{ lines: readonly string[] }>('POLICY', ({ lines }) => ({
    message: lines.length === 1 ? (lines[0] ?? '') : `${lines.length} environment variables are not right`,
    hint: 'docs/reference/configuration.md says what each variable takes',
  })),
} as const satisfies Readonly<Record<string, Definition<never>>>;
