import { endpoint, pairs, seconds } from '../kind.ts';
import { defaulted, optional } from '../setting.ts';

/** Where the figures of `/metrics` are sent, for those who do not fetch them. */
export const telemetrySettings = {
  otlpUrl: optional({
    variable: 'LATHE_OTLP_URL',
    kind: endpoint('http://collector.internal:4318'),
    by: ['api'],
    doc: 'An OpenTelemetry collector (OTLP over HTTP) that the figures of `/metrics` are sent to, those of the workers among them. `/v1/metrics` is added to a URL without a path.',
    otherwise: 'nothing is sent',
  }),
  otlpHeaders: optional({
    variable: 'LATHE_OTLP_HEADERS',
    kind: pairs,
    by: ['api'],
    doc: 'Headers that the collector asks for, such as `authorization=Bearer%20…`.',
    otherwise: 'none',
    isSecret: true,
  }),
  otlpAttributes: optional({
    variable: 'LATHE_OTLP_ATTRIBUTES',
    kind: pairs,
    by: ['api'],
    doc: 'What tells this service from others of the same collector, as resource attributes: `deployment.environment.name=production`. The same for all APIs of a service. `service.name` is `lathe` and `service.instance.id` is `LATHE_REDIS_PREFIX`, unless they are named here.',
    otherwise: 'those two',
  }),
  otlpSeconds: defaulted({
    variable: 'LATHE_OTLP_SECONDS',
    kind: seconds(1, 3_600),
    by: ['api'],
    doc: 'How often the figures are sent.',
    default: '60',
  }),
};
