import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { measureFile } from '../../runtime/engine/metering/measure-file.ts';
import { comparisonPart, partsOf, saysTheSame } from '../../tools/conformance/document.ts';
import { type Comparison, comparedSamples, compareMeters, mostApart } from '../../tools/second-meter/compare.ts';

const host = await openHost();
const version = (await host.version()).text;
const hasFlite = (await host.capabilities()).filters.has('flite');
const document = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');

describe('libebur128, which shares no code with FFmpeg, reads the same of every sample', () => {
  const comparisons: Comparison[] = [];

  test.each(comparedSamples)('%s', async (sample) => {
    const comparison = await compareMeters(sample, host);
    comparisons.push(comparison);
    const { ours, theirs } = comparison;
    expect(ours.integratedLufs === null).toBe(theirs.integratedLufs === null);
    expect(Math.abs((ours.integratedLufs ?? 0) - (theirs.integratedLufs ?? 0))).toBeLessThan(mostApart.integratedLu);
    expect(Math.abs((ours.truePeakDbtp ?? 0) - (theirs.truePeakDbtp ?? 0))).toBeLessThan(mostApart.truePeakDb);
  });

  // The samples are flite's on the machine that the document was made on.
  test.runIf(hasFlite && document.includes(`FFmpeg ${version}.`))('docs/conformance.md says so', () => {
    const fresh = comparisonPart(comparisons);
    expect(saysTheSame(fresh, partsOf(document).comparison) || fresh).toBe(true);
  });
});

/** Debian's loudgain, on libebur128 itself: the loudness range and five channels, which the WebAssembly has not. */
const hasLoudgain = spawnSync('loudgain', ['--version']).status === 0;

describe.runIf(hasLoudgain)('loudgain, where it is installed', () => {
  test.each(['music_surround', 'music_60s', 'speech_interview', 'pink_noise', 'clicks'])('%s', async (sample) => {
    const path = await samplePath(sample);
    const { loudness } = await measureFile({ path, stream: { by: 'default' }, host });
    const [, line = ''] = spawnSync('loudgain', ['-O', path], { encoding: 'utf8' }).stdout.split('\n');
    const [, lufs = '', lu = ''] = line.split('\t');

    expect(Math.abs((loudness.integratedLufs ?? 0) - Number.parseFloat(lufs))).toBeLessThan(0.1);
    // FFmpeg reads the short-term loudness ten times a second, libebur128 once.
    expect(Math.abs((loudness.rangeLu ?? 0) - Number.parseFloat(lu))).toBeLessThan(0.3);
  });
});
