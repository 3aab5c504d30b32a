import fc, { type Arbitrary } from 'fast-check';
import { chains, type WrittenChain, writeChain } from './chains.ts';
import { profileFields } from './profiles.ts';
import type { Declared, Program } from './program.ts';
import { type GeneratedStage, stage, writeStage } from './stages.ts';

/** A call of one of the program's chains; of nothing where it has none. */
interface ChainCall {
  readonly chain: number;
  readonly isGiven: boolean;
  readonly other: number;
}

const chainCall: Arbitrary<ChainCall> = fc.record({ chain: fc.nat(), isGiven: fc.boolean(), other: fc.nat() });

/** A stream by its place among those that are there, and what becomes of it. */
interface Pipe {
  readonly source: number;
  readonly stages: readonly (GeneratedStage | ChainCall)[];
}

const pipe: Arbitrary<Pipe> = fc.record({
  source: fc.nat(),
  stages: fc.array(fc.oneof({ weight: 5, arbitrary: stage }, { weight: 1, arbitrary: chainCall }), { maxLength: 3 }),
});

/**
 * Presets over the inputs `voice` and `music`, with every operator, every argument, params anywhere, chains of their own and
 * imported ones, and a profile beside each. Some are refused: not every stage makes sense behind every other.
 */
export const programs: Arbitrary<Program> = fc
  .record({
    chains,
    pipes: fc.array(pipe, { minLength: 1, maxLength: 4 }),
    isNormalized: fc.boolean(),
    profile: profileFields,
  })
  .map((parts) => {
    const written = parts.chains.map((chain, index) => writeChain(chain, `chain_${index}`));
    const { params, lets } = writePipes(parts.pipes, written);
    const end = parts.isNormalized ? ' |> normalize(-16 LUFS, ceiling: -1 dBTP)' : '';
    const output = `mix(voice, music, ${lets.map(({ name }) => name).join(', ')})${end}`;
    return { chains: written, params, lets, output, profile: parts.profile };
  });

function writePipes(pipes: readonly Pipe[], written: readonly WrittenChain[]): Pick<Program, 'params' | 'lets'> {
  const params: Declared[] = [];
  const streams = ['voice', 'music', 'speech'];
  const lets: Declared[] = [{ name: 'speech', rest: '= voice |> normalize(-20 LUFS)' }];
  const pick = (place: number): string => streams[place % streams.length] ?? 'voice';
  const declare = (type: string, value: string): string => {
    const name = `param_${params.length}`;
    params.push({ name, rest: `: ${type} = ${value}` });
    return name;
  };
  for (const [index, { source, stages }] of pipes.entries()) {
    const calls = stages.flatMap((each) => {
      if ('operator' in each) return [writeStage(each, { pick, declare })];
      const chain = written[each.chain % Math.max(1, written.length)];
      return chain === undefined ? [] : [chain.call(each.isGiven, () => pick(each.other))];
    });
    const name = `stream_${index}`;
    lets.push({ name, rest: `= ${[pick(source), ...calls].join(' |> ')}` });
    streams.push(name);
  }
  return { params, lets };
}
