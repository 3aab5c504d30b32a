import type { LogLine } from './spec.ts';

const PREFIXED = /^((?:\[[^\]]* @ 0x[0-9a-f]+\] )*)\[(panic|fatal|error|warning|info|verbose|debug)\] (.*)$/;
const CONTEXT = /\[([^\]]*) @ 0x[0-9a-f]+\] $/;

/**
 * Reads a line of FFmpeg's log as `-v level+...` prints it: `[mp3 @ 0x55d3] [warning] text`.
 *
 * @returns undefined for a line without a level, which continues the message before it
 */
export function parseLogLine(line: string): LogLine | undefined {
  const match = PREFIXED.exec(line);
  if (match === null) return undefined;
  const [, contexts = '', level, text = ''] = match;
  // The innermost context speaks: `[ebur128 @ 0x1] [Eval @ 0x2] [error] ...`.
  return { level: level as LogLine['level'], source: CONTEXT.exec(contexts)?.[1], text }; // the pattern names the levels
}

/** Whether a line tells of a problem, survived or not. */
export function isProblem({ level }: LogLine): boolean {
  return level === 'warning' || level === 'error' || level === 'fatal' || level === 'panic';
}

/** Whether a line is `ebur128` telling its reading ten times a second, which its metadata tells better. */
export function isMeterFrame({ source, text }: LogLine): boolean {
  return source?.includes('ebur128') === true && text.startsWith('t: ');
}
