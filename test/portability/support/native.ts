import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { openHost } from '../../../runtime/engine/host/open-host.ts';
import type { Engine } from './engine.ts';

/** A processor that an FFmpeg process may take itself to run on. */
export type Processor = 'any' | 'without FMA and AVX';

/**
 * An FFmpeg program in reproducible mode.
 *
 * @param program the FFmpeg of this machine where absent
 * @param processor what the C library thinks of the processor: glibc has other code for exp, log, pow and sin where a
 *   processor fuses multiplication and addition, and `-cpuflags` is FFmpeg's own business
 */
export function nativeEngine(program?: string, processor: Processor = 'any'): Engine {
  const hidden = { GLIBC_TUNABLES: 'glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX' };
  const env = processor === 'any' ? {} : hidden;
  return {
    name: program ?? 'ffmpeg',
    run: async (args, given, wanted) => {
      const ffmpeg = program ?? (await openHost()).ffmpegPath;
      const cwd = await mkdtemp(join(tmpdir(), 'lathe-portability-'));
      try {
        for (const [name, content] of Object.entries(given)) await writeFile(join(cwd, name), content);
        await execa(ffmpeg, ['-nostdin', '-v', 'error', '-y', '-cpuflags', '0', ...args], { cwd, env });
        return await Promise.all(wanted.map((name) => readFile(join(cwd, name))));
      } finally {
        await rm(cwd, { recursive: true, force: true });
      }
    },
  };
}
