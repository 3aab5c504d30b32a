import type { Logger } from 'pino';
import type { Config } from '../../runtime/config/config.ts';
import type { FigureTurns } from '../../runtime/telemetry/figure.ts';
import type { Pushing } from '../../runtime/telemetry/otlp/push-figures.ts';
import { readVersion } from '../version.ts';

/**
 * Has the figures sent where a collector is named. OpenTelemetry is loaded then and not before: it takes 25 MB and a tenth of a
 * second, which a service without a collector keeps.
 */
export async function pushToCollector(
  { otlpUrl, otlpHeaders = {}, otlpAttributes = {}, otlpSeconds, redisPrefix }: Config<'api'>,
  turns: FigureTurns,
  logger: Logger,
): Promise<Pushing | undefined> {
  if (otlpUrl === undefined) return undefined;
  const { pushFigures } = await import('../../runtime/telemetry/otlp/push-figures.ts');
  return pushFigures({
    url: otlpUrl,
    headers: otlpHeaders,
    attributes: { 'service.instance.id': redisPrefix, ...otlpAttributes },
    version: readVersion(),
    everySeconds: otlpSeconds,
    turns,
    logger,
  });
}
