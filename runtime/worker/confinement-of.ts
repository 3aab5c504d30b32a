import type { FfmpegHost } from '../engine/host/host.ts';

/** How closely the FFmpeg of a host is held. */
export function confinementOf(host: FfmpegHost): string {
  const { confinement } = host as { readonly confinement?: { readonly level: string } }; // hosts without it hold nothing
  return confinement?.level ?? 'none';
}
