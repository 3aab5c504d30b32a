import { error } from '../define.ts';

/** Findings about the arguments of operators and chains, and about the streams they work on. */
export const callMessages = {
  'call/missing_argument': error<{ callee: string; name: string; example: string }>(({ callee, name, example }) => ({
    message: `${callee} needs its ${name}`,
    why: 'there is no sensible default for it',
    fix: example,
  })),
  'call/unknown_argument': error<{ callee: string; name: string; nearest: string | undefined; known: string }>(
    ({ callee, name, nearest, known }) => ({
      message: `${callee} has no '${name}'`,
      why: known === '' ? 'it takes no arguments' : `it takes ${known}`,
      ...(nearest === undefined ? {} : { fix: nearest }),
    }),
  ),
  'call/too_many_arguments': error<{ callee: string; known: string }>(({ callee, known }) => ({
    message: `${callee} takes no further argument`,
    why: known === '' ? 'it takes no arguments' : `it takes ${known}`,
  })),
  'call/repeated_argument': error<{ callee: string; name: string }>(({ callee, name }) => ({
    message: `${callee} is given its ${name} twice`,
    why: 'only one of the two could count',
    fix: 'remove one of them',
  })),
  'call/unknown_choice': error<{ what: string; found: string; choices: string; nearest: string | undefined }>(
    ({ what, found, choices, nearest }) => ({
      message: `${what} cannot be ${found}`,
      why: `it is one of ${choices}`,
      ...(nearest === undefined ? {} : { fix: nearest }),
    }),
  ),
  'call/needs_stream': error<{ callee: string; example: string }>(({ callee, example }) => ({
    message: `${callee} has no sound to work on`,
    why: 'it is a stage of a pipe: the stream comes from the left',
    fix: example,
  })),
  'call/needs_streams': error<{ callee: string }>(({ callee }) => ({
    message: `${callee} needs two streams or more`,
    why: 'with one there is nothing to combine',
    fix: `${callee}(speech, bed)`,
  })),
  'stream/refused': error<{ message: string; why: string; fix: string }>((wording) => wording),
} as const;
