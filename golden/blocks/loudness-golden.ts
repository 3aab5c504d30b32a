import { formatQuantity, isQuantityType } from '../../compiler/types/quantity.ts';
import type { Block } from './block.ts';
import { jsonText } from './json-text.ts';
import type { BlockMeasurement } from './measurement.ts';

/** What is kept of how a test block sounds: its steps, and what was measured of the master. */
export function loudnessGolden(block: Block, measurement: BlockMeasurement): string {
  const { output, mode, gainDb, gainReductionDb, duckDepthsDb } = measurement;
  const { samples: _, curveLufs, container, codec, sampleRate, channels, ...figures } = output;
  return jsonText({
    ...stepsOf(block),
    container,
    codec,
    sampleRate,
    channels,
    mode,
    gainDb,
    gainReductionDb,
    ...figures,
    ...(duckDepthsDb.length === 0 ? {} : { duckDepthsDb }),
    curveLufs: curveLufs.map((value) => (value === null ? null : Math.round(value * 10) / 10)),
  });
}

/** What a test block does, as its golden tells it. */
export function stepsOf({ test, preset, profile, params }: Block) {
  const given = [...test.given].map(([name, source]) => [
    name,
    source.kind === 'sample' ? `sample ${source.name}` : `file ${source.path}`,
  ]);
  const set = [...test.settings.keys()].map((name) => {
    const type = preset.artifact.params.find((param) => param.name === name)?.type ?? '';
    const value = params[name] ?? Number.NaN;
    return [name, isQuantityType(type) ? formatQuantity(type, value) : String(value)];
  });
  return {
    test: test.title,
    preset: preset.label,
    given: Object.fromEntries(given),
    ...(set.length === 0 ? {} : { with: Object.fromEntries(set) }),
    encode: profile.label,
  };
}
