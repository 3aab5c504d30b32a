import type { Chain, Module } from '../../dsl/index.ts';

/** A chain and the file whose names its body uses. */
export interface KnownChain {
  readonly chain: Chain;
  readonly home: ResolvedModule;
}

/** A parsed file whose imports have been followed. */
export interface ResolvedModule {
  readonly path: string;
  readonly module: Module;
  /** Its own chains and the imported ones, by the name they have here. */
  readonly chains: ReadonlyMap<string, KnownChain>;
  /** Names that an import does not bring, which is reported: what uses them stays silent. */
  readonly unavailable: ReadonlySet<string>;
}
