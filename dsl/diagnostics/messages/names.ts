import { error, warning } from '../define.ts';

/** A name that was not found, and the nearest one that would have been. */
interface Misspelt {
  readonly name: string;
  readonly nearest: string | undefined;
}

const suggest = (nearest: string | undefined) => (nearest === undefined ? {} : { fix: nearest });

/** Findings about names: unknown, doubled, unused. */
export const nameMessages = {
  'name/unknown': error<Misspelt>(({ name, nearest }) => ({
    message: `nothing here is called '${name}'`,
    why: 'a name stands for an input, a param or a let that is declared above',
    ...suggest(nearest),
  })),
  'name/unknown_operator': error<Misspelt>(({ name, nearest }) => ({
    message: `there is no operator or chain called '${name}'`,
    why: 'a stage of a pipe is one of the built-in operators, a chain of this file or an imported chain',
    ...suggest(nearest),
  })),
  'name/unknown_type': error<Misspelt>(({ name, nearest }) => ({
    message: `there is no type called '${name}'`,
    why: 'types are Audio, and those with units such as Loudness, Gain, Frequency and Duration',
    ...suggest(nearest),
  })),
  'name/duplicate': error<{ name: string }>(({ name }) => ({
    message: `'${name}' is defined twice`,
    why: 'a name means one thing within its file or preset',
    fix: 'rename one of the two',
  })),
  'name/built_in': error<{ name: string }>(({ name }) => ({
    message: `'${name}' is a built-in operator`,
    why: 'a stage that is called like one means the operator, so the chain could never be used',
    fix: `my_${name}`,
  })),
  'name/used_before': error<{ name: string }>(({ name }) => ({
    message: `'${name}' is used before it is defined`,
    why: 'a preset reads from top to bottom, so that no signal can feed itself',
    fix: `move the definition of '${name}' up`,
  })),
  'name/unused': warning<{ what: string; name: string }>(({ what, name }) => ({
    message: `the ${what} '${name}' is never used`,
    why: 'it has no effect on the sound',
    fix: 'use it or remove it',
  })),
  'name/recursive_chain': error<{ name: string }>(({ name }) => ({
    message: `the chain '${name}' contains itself`,
    why: 'a chain is written out where it is used; this one would never end',
    fix: 'write its stages without the chain itself',
  })),
} as const;
