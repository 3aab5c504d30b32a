import type { Command } from 'commander';
import { addGoldenOptions, type CompareOptions, gather } from './options.ts';

const help = `
The first FFmpeg is the one of today, the second the one that is to take its place. Both are given the same sounds, which
the first one makes; neither is held to what is kept. Three tiers ask what an upgrade changes (text does not depend on FFmpeg):

  accepted   does each build take every graph of every preset with its profiles, without a warning?
  loudness   the figures of the master of each test block on both, and what the test expects of them
  samples    how many frames there are, whether the samples are the same, and how far apart they are if not:
             at most -90 dBFS, or what a test says: expect sample_difference <= -60 dBFS

It exits with 0 where nothing differs beyond its tolerance, with 2 where something does, and with 3 where it could not be
asked.

Examples:
  lathe golden compare --ffmpeg /usr/bin/ffmpeg --ffmpeg /opt/ffmpeg-8/bin/ffmpeg
  lathe golden compare dialogue_clean --tier loudness --ffmpeg ffmpeg --ffmpeg ./build/ffmpeg --full`;

/** Declares `lathe golden compare`. */
export function declareCompare(golden: Command): void {
  const command = golden
    .command('compare')
    .summary('tell what another FFmpeg would change')
    .description('Run every preset on two builds of FFmpeg, and tell what differs.');
  command.option('--ffmpeg <path>', 'a build: its ffmpeg, with ffprobe beside it; given twice', gather);
  addGoldenOptions(command)
    .option('--full', 'show what differs within tolerance as well')
    .option('--junit <file>', 'write the outcome for CI systems')
    .addHelpText('after', help)
    .action(async (filter: string | undefined, options: CompareOptions) => {
      const { runCompare } = await import('./run-compare.ts');
      await runCompare(filter, options);
    });
}
