import type { Config } from '../../runtime/config/config.ts';
import { storageConfigOf } from '../../runtime/config/storage-config.ts';
import type { Ledger } from '../../runtime/ledger/ledger.ts';
import { openLedger } from '../../runtime/ledger/open-ledger.ts';
import { openRegistry } from '../../runtime/registry/open-registry.ts';
import type { Registry } from '../../runtime/registry/registry.ts';
import { openStorage } from '../../runtime/storage/open-storage.ts';
import type { Storage } from '../../runtime/storage/storage.ts';

/** What lies in storage, as every process of the service has it open. */
export interface Stores {
  readonly storage: Storage;
  readonly ledger: Ledger;
  readonly registry: Registry;
  /** Where masters go that were given no destination. */
  readonly outputsBase: string;
}

/** @throws LatheFailure `storage/*` for a root that cannot be used */
export async function openStores(config: Config<'recover'>): Promise<Stores> {
  const { storageBase: base, outputsBase = `${base}/masters` } = config;
  const storage = await openStorage(storageConfigOf(config));
  return { storage, ledger: openLedger({ storage, base }), registry: openRegistry({ storage, base }), outputsBase };
}
