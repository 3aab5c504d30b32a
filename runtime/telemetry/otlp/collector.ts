import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { Snapshot } from '../figure.ts';
import { metricDataOf } from './metric-data.ts';

/** A collector, and how the service calls itself to it. */
export interface CollectorOptions {
  /** Where it is; `/v1/metrics` is added to one without a path. */
  readonly url: string;
  /** Sent with each request; secrets, perhaps. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the service as a whole: the same for each process, so that their figures are one series. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly version: string;
  /** How long a request may take, repetitions included. */
  readonly timeoutMs: number;
}

export interface Collector {
  readonly url: string;
  /** Sends figures. @throws Error whose message is the reason, and holds no secret */
  send(snapshot: Snapshot): Promise<void>;
  close(): Promise<void>;
}

/** Of OpenTelemetry's `ExportResultCode`. */
const SUCCESS = 0;

/** A collector of OTLP over HTTP, told in JSON. Nothing is sent until it is asked for. */
export function openCollector({ url: given, headers, attributes, version, timeoutMs }: CollectorOptions): Collector {
  const url = metricsUrl(given);
  const exporter = new OTLPMetricExporter({ url, headers: { ...headers }, timeoutMillis: timeoutMs });
  const resource = resourceFromAttributes({ 'service.name': 'lathe', 'service.version': version, ...attributes });
  const scope = { name: 'lathe', version };
  return {
    url,
    send: async (snapshot) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      exporter.export({ resource, scopeMetrics: [{ scope, metrics: metricDataOf(snapshot) }] }, ({ error, code }) =>
        code === SUCCESS ? resolve() : reject(new Error(reasonOf(error))),
      );
      await promise;
    },
    close: () => exporter.shutdown(),
  };
}

function metricsUrl(url: string): string {
  return new URL(url).pathname === '/' ? new URL('/v1/metrics', url).href : url;
}

/** What a collector answers may repeat what it was sent: its status is enough. */
function reasonOf(error: (Error & { readonly code?: unknown }) | undefined): string {
  if (typeof error?.code === 'number') return `it answered ${error.code}`;
  return error?.message || String(error?.code ?? 'it cannot be reached');
}
