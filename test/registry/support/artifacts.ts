import { compilePreset, compileProfile } from '../../cli/compile-source.ts';

const gain = (amount: string) => `preset talk v1 { input x: Audio output x |> gain(${amount}) }`;

/** A preset as it was published. */
export const talk = compilePreset(gain('3 dB'));

/** What somebody else calls by the same name. */
export const louder = compilePreset(gain('6 dB'));

export const wav = compileProfile('profile studio v1 { container wav codec pcm(bits: int24) }');
