import type { Capabilities, Requirements } from './host.ts';

/** Returns what is required and not there, each with its kind: `filter alimiter`. */
export function missingFrom(capabilities: Capabilities, requirements: Requirements): readonly string[] {
  return [
    ...absent('filter', requirements.filters, capabilities.filters),
    ...absent('encoder', requirements.encoders, capabilities.encoders),
    ...absent('muxer', requirements.muxers, capabilities.muxers),
    ...absent('demuxer', requirements.demuxers, capabilities.demuxers),
  ];
}

function absent(kind: string, wanted: readonly string[] | undefined, present: ReadonlySet<string>): readonly string[] {
  return (wanted ?? []).filter((name) => !present.has(name)).map((name) => `${kind} ${name}`);
}
