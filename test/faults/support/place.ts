import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRegistry } from '../../../runtime/registry/open-registry.ts';
import { openStorage } from '../../../runtime/storage/open-storage.ts';
import type { Storage } from '../../../runtime/storage/storage.ts';

export const PRESET = 'loudness_only_v1';
export const PROFILE = 'wav_master_v1';

/** Storage with everything that a service needs, and how its processes are told of it. */
export interface Place extends AsyncDisposable {
  readonly storage: Storage;
  readonly environment: Readonly<Record<string, string>>;
  /** Puts an input where jobs may read it, past all faults; the same one again changes nothing. @returns its URI */
  putInput(name: string, content: Buffer): Promise<string>;
}

/** Files in a folder of their own. */
export async function openFolder(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'lathe-files-'));
  const storage = await openStorage({ fileRoot: root });
  await publish(storage, `file://${root}/lathe`);
  const inputs = `file://${root}/in`;
  const known = new Set<string>();
  return {
    storage,
    putInput: async (name, content) => {
      const uri = `${inputs}/${name}`;
      if (!known.has(uri)) await storage.putBytes(uri, content);
      known.add(uri);
      return uri;
    },
    environment: {
      LATHE_STORAGE_ROOT: root,
      LATHE_STORAGE_BASE: `file://${root}/lathe`,
      LATHE_ALLOWED_INPUTS: inputs,
    },
    [Symbol.asyncDispose]: async () => {
      storage.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

const presets = fileURLToPath(new URL('../../../presets/', import.meta.url));

/** Publishes what the jobs here name, as it ships. */
export async function publish(storage: Storage, base: string): Promise<void> {
  const registry = openRegistry({ storage, base });
  const lock: Record<string, string> = JSON.parse(await readFile(`${presets}lathe.lock.json`, 'utf8'));
  for (const label of [PRESET, PROFILE]) {
    const locked = lock[label]?.replace('sha256:', '');
    const { hash } = await registry.publishArtifact(
      await readFile(`${presets}artifacts/sha256/${locked}.json`, 'utf8'),
    );
    await registry.publishLabel({ label, hash });
  }
}
