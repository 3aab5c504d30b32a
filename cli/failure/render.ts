import { LatheApiError, LatheUnreachableError } from '../../client/lathe-api-error.ts';
import { describeFailure, LatheFailure } from '../../runtime/failure/failure.ts';
import type { Colours } from '../terminal/colours.ts';
import type { Ending } from './ending.ts';
import { failureText } from './failure-text.ts';
import { refusedEnding } from './refused-ending.ts';
import { UsageFailure, usage } from './usage-failure.ts';

/** Words whatever was thrown. Anything but a typed failure is a mistake of Lathe's own. */
export function endingOf(thrown: unknown, colours: Colours): Ending {
  if (thrown instanceof LatheApiError) return refusedEnding(thrown, colours);
  if (thrown instanceof LatheUnreachableError) return endingOf(usage('service/unreachable', thrown), colours);
  if (thrown instanceof UsageFailure) {
    const { code, message, hint, details, facts, exitCode } = thrown;
    const above = details === undefined ? '' : `${details}\n\n`;
    return {
      exitCode,
      text: above + failureText({ code, message, hint }, colours),
      json: { code, message, hint, ...facts },
    };
  }
  if (thrown instanceof LatheFailure && thrown.code !== 'internal/unexpected') {
    return { exitCode: exitCodeOf(thrown), text: failureText(thrown, colours), json: describeFailure(thrown) };
  }
  return bug(thrown, colours);
}

/** Shells expect 130 of a command that was interrupted. */
function exitCodeOf({ code, exitCode }: LatheFailure): number {
  return code === 'job/cancelled' ? 130 : exitCode;
}

function bug(thrown: unknown, { bold, red }: Colours): Ending {
  const cause = thrown instanceof LatheFailure ? (thrown.cause ?? thrown) : thrown;
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const message = 'this is a bug in Lathe';
  const hint = 'report it with the command that you ran and all that it printed';
  const text = `${bold(red('bug'))}${bold(`: ${message}`)}\n${stack}\n   = hint: ${hint}`;
  return { exitCode: 1, text, json: { code: 'internal/unexpected', message, hint, stack } };
}
