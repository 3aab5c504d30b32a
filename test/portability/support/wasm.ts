import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Engine } from './engine.ts';

/** What the package's module gives, as far as it is used here. */
interface Core {
  readonly FS: {
    writeFile(path: string, content: Uint8Array): void;
    readFile(path: string): Uint8Array;
  };
  /** Runs FFmpeg to its end; returns its exit code. */
  exec(...args: readonly string[]): number;
  setLogger(take: (line: { readonly message: string }) => void): void;
}

type Instantiate = (imports: object, take: (instance: object, module: object) => void) => object;

type CreateCore = (module: { readonly instantiateWasm: Instantiate }) => Promise<Core>;

/** As Node has it; its types come with a browser's library only. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<object>;
};

const require = createRequire(import.meta.url);

/** FFmpeg 5.1.4 as WebAssembly: plain C on no processor in particular, without files, pipes or a clock of this machine. */
export async function wasmEngine(): Promise<Engine> {
  const create = loadCore();
  const compiled = await WebAssembly.compile(await readFile(require.resolve('@ffmpeg/core/wasm')));
  return {
    name: 'WebAssembly',
    run: async (args, given, wanted) => {
      const core = await create({ instantiateWasm: instantiator(compiled) }); // each runs once: its globals stay behind
      const log: string[] = [];
      core.setLogger(({ message }) => log.push(message));
      for (const [name, content] of Object.entries(given)) core.FS.writeFile(name, content);
      const exitCode = core.exec('-v', 'error', ...args);
      if (exitCode !== 0) throw new Error(`FFmpeg in WebAssembly ended with ${exitCode}:\n${log.join('\n')}`);
      return wanted.map((name) => Buffer.from(core.FS.readFile(name)));
    },
  };
}

/** The package is made for a browser's worker, and looks for one. */
function loadCore(): CreateCore {
  Object.assign(globalThis, { self: { location: { href: '' } } });
  return require('@ffmpeg/core');
}

/** Compiling takes most of an instance's time: all share one module. */
function instantiator(compiled: object): Instantiate {
  return (imports, take) => {
    WebAssembly.instantiate(compiled, imports).then((instance) => take(instance, compiled));
    return {}; // says that the instance comes later
  };
}
