import fc, { type Arbitrary } from 'fast-check';
import { operators } from '../../compiler/operators/index.ts';
import type { Operator } from '../../compiler/operators/operator.ts';
import type { Param, QuantityParam } from '../../compiler/operators/params.ts';
import { baseUnits } from '../../compiler/types/quantity.ts';

/** A preset as its parts, so that a test can put them together in more than one way. */
export interface Program {
  readonly params: readonly Declared[];
  /** Each from an input or an earlier let; `speech` comes first. */
  readonly lets: readonly Declared[];
  readonly output: string;
}

interface Declared {
  readonly name: string;
  /** What follows the name. */
  readonly rest: string;
}

/** One argument of a stage: as text, or as a param with that default. */
interface GeneratedArgument {
  readonly name: string;
  readonly value: string;
  readonly param: string | undefined;
}

interface GeneratedStage {
  readonly operator: Operator;
  readonly arguments: readonly GeneratedArgument[];
}

/** Nothing takes longer than this to play, so that a thousand programs can be run. */
const longestSeconds = 1;
/** Not a divisor of any range, so that numbers have fractions. */
const steps = 37;

function quantityText({ type, min, max }: QuantityParam): Arbitrary<string> {
  const most = type === 'Duration' ? Math.max(min, Math.min(max, longestSeconds)) : max;
  return fc.integer({ min: 0, max: steps }).map((step) => {
    const value = Number((min + (step / steps) * (most - min)).toFixed(4));
    if (type === 'Ratio') return `${value}:1`;
    return `${value}${baseUnits[type] === '' ? '' : ` ${baseUnits[type]}`}`;
  });
}

function argument(name: string, param: Param): Arbitrary<GeneratedArgument> {
  if (param.kind === 'stream') return fc.constant({ name, value: 'speech', param: undefined });
  if (param.kind === 'choice') {
    return fc.constantFrom(...param.choices).map((value) => ({ name, value, param: undefined }));
  }
  const asParam = fc.boolean().map((chosen) => (chosen ? param.type : undefined));
  return fc.record({ name: fc.constant(name), value: quantityText(param), param: asParam });
}

function stageOf(operator: Operator): Arbitrary<GeneratedStage> {
  const all = Object.entries(operator.params);
  const needed = all.filter(([, param]) => param.required && !('default' in param));
  const others = all.filter(([name]) => !needed.some(([known]) => known === name));
  return fc
    .subarray(others)
    .chain((chosen) => fc.tuple(...[...needed, ...chosen].map(([name, param]) => argument(name, param))))
    .map((given) => ({ operator, arguments: given }));
}

const stage: Arbitrary<GeneratedStage> = fc.constantFrom(...operators.values()).chain(stageOf);

/** A stream by its place among those that are there, and what becomes of it. */
const pipe = fc.record({
  source: fc.nat(),
  others: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
  stages: fc.array(stage, { maxLength: 3 }),
});

type Pipe = typeof pipe extends Arbitrary<infer Value> ? Value : never;

/** Presets over the inputs `voice` and `music` with every operator, every argument and params anywhere. Some are refused. */
export const programs: Arbitrary<Program> = fc
  .record({ pipes: fc.array(pipe, { minLength: 1, maxLength: 4 }), isNormalized: fc.boolean() })
  .map(({ pipes, isNormalized }) => assemble(pipes, isNormalized));

function assemble(pipes: readonly Pipe[], isNormalized: boolean): Program {
  const params: Declared[] = [];
  const streams = ['voice', 'music'];
  const lets: Declared[] = [{ name: 'speech', rest: '= voice |> normalize(-20 LUFS)' }];
  for (const [index, { source, others, stages }] of pipes.entries()) {
    const pick = (place: number): string => streams[place % streams.length] ?? 'voice';
    const written = stages.map((each) => ` |> ${writeStage(each, others.map(pick), params)}`);
    const name = `stream_${index}`;
    lets.push({ name, rest: `= ${pick(source)}${written.join('')}` });
    streams.push(name);
  }
  const end = isNormalized ? ' |> normalize(-16 LUFS, ceiling: -1 dBTP)' : '';
  return { params, lets, output: `mix(voice, music, ${lets.map(({ name }) => name).join(', ')})${end}` };
}

function writeStage(
  { operator, arguments: given }: GeneratedStage,
  others: readonly string[],
  params: Declared[],
): string {
  const written = given.map(({ name, value, param }) => {
    if (param === undefined) return `${name}: ${value}`;
    const declared = `param_${params.length}`;
    params.push({ name: declared, rest: `: ${param} = ${value}` });
    return `${name}: ${declared}`;
  });
  return `${operator.name}(${[...(operator.streams === 'many' ? others : []), ...written].join(', ')})`;
}

/** The text of a program. */
export function write({ params, lets, output }: Program): string {
  return [
    'preset generated v1 {',
    '  input voice: Audio',
    '  input music: Audio',
    ...params.map(({ name, rest }) => `  param ${name}${rest}`),
    ...lets.map(({ name, rest }) => `  let ${name} ${rest}`),
    `  output ${output}`,
    '}',
    '',
  ].join('\n');
}
