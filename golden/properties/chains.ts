import fc, { type Arbitrary } from 'fast-check';
import type { ProgramChain } from './program.ts';
import { type GeneratedStage, stage, writeStage } from './stages.ts';

/** The parts of a chain. */
interface GeneratedChain {
  readonly isImported: boolean;
  readonly stages: readonly GeneratedStage[];
}

/** The chains of a program: in its own file, or imported. */
export const chains: Arbitrary<readonly GeneratedChain[]> = fc.array(
  fc.record({ isImported: fc.boolean(), stages: fc.array(stage, { minLength: 1, maxLength: 2 }) }),
  { maxLength: 2 },
);

/** A chain as it is declared, and how it is called. */
export interface WrittenChain extends ProgramChain {
  /** A call, with every number left to its default or given; `pick` names the other stream that it may take. */
  readonly call: (isGiven: boolean, pick: () => string) => string;
}

/** Declares a chain. Another stream that its stages want is a param of its own. */
export function writeChain({ isImported, stages }: GeneratedChain, name: string): WrittenChain {
  const numbers: { readonly name: string; readonly type: string; readonly value: string }[] = [];
  let needsStream = false;
  const pick = (): string => {
    needsStream = true;
    return 'other';
  };
  const declare = (type: string, value: string): string => {
    const number = `amount_${numbers.length}`;
    numbers.push({ name: number, type, value });
    return number;
  };
  const written = stages.map((each) => writeStage(each, { pick, declare }));
  const declared = numbers.map((number) => `${number.name}: ${number.type} = ${number.value}`);
  const given = numbers.map((number) => `${number.name}: ${number.value}`);
  return {
    name,
    isImported,
    params: needsStream ? ['other: Audio', ...declared] : declared,
    stages: written,
    call: (isGiven, other) =>
      `${name}(${[...(needsStream ? [`other: ${other()}`] : []), ...(isGiven ? given : [])].join(', ')})`,
  };
}
