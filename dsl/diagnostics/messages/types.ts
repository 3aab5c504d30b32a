import { error } from '../define.ts';

/** Findings about types, units and ranges. */
export const typeMessages = {
  'unit/mismatch': error<{ what: string; expected: string; found: string; why: string; fix: string | undefined }>(
    ({ what, expected, found, why, fix }) => ({
      message: `${what} is given in ${expected}, not ${found}`,
      why,
      ...(fix === undefined ? {} : { fix }),
    }),
  ),
  'unit/missing': error<{ what: string; expected: string; fix: string }>(({ what, expected, fix }) => ({
    message: `${what} needs a unit: ${expected}`,
    why: 'a bare number could mean anything',
    fix,
  })),
  'type/mismatch': error<{ what: string; expected: string; found: string }>(({ what, expected, found }) => ({
    message: `${what} takes ${expected}, not ${found}`,
    why: 'the types differ, and nothing converts one into the other',
  })),
  'type/arithmetic': error<{ operator: string; left: string; right: string; why: string }>(
    ({ operator, left, right, why }) => ({ message: `${left} ${operator} ${right} has no meaning`, why }),
  ),
  'type/unsupported': error<{ type: string; what: string }>(({ type, what }) => ({
    message: `${what} of type ${type} is not supported yet`,
    why: 'the word is reserved for what comes later',
  })),
  'type/whole_number': error<{ what: string; found: string }>(({ what, found }) => ({
    message: `${what} is a whole number, not ${found}`,
    why: 'it counts something',
  })),
  'type/not_fixed': error<object>(() => ({
    message: 'a default or a bound cannot depend on a param',
    why: 'it belongs to what is published, before anyone has set a param',
    fix: 'a fixed value',
  })),
  'range/outside': error<{ what: string; found: string; min: string; max: string }>(({ what, found, min, max }) => ({
    message: `${what} is ${found}, outside ${min} .. ${max}`,
    why: 'beyond this range the sound breaks or FFmpeg refuses',
    fix: `a value from ${min} to ${max}`,
  })),
  'range/default_outside': error<{ name: string; found: string; min: string; max: string }>(
    ({ name, found, min, max }) => ({
      message: `the default of '${name}' is ${found}, outside its own range ${min} .. ${max}`,
      why: 'a preset runs with its defaults unless told otherwise',
      fix: `a default from ${min} to ${max}, or a wider range`,
    }),
  ),
  'range/reversed': error<{ min: string; max: string }>(({ min, max }) => ({
    message: `the range ${min} .. ${max} is the wrong way round`,
    why: 'the lower bound comes first',
    fix: `${max} .. ${min}`,
  })),
  'range/param_reaches_outside': error<{ what: string; reaches: string; min: string; max: string }>(
    ({ what, reaches, min, max }) => ({
      message: `${what} can become ${reaches} here, outside ${min} .. ${max}`,
      why: 'every value that the params allow must work',
      fix: `give the param a range that keeps this within ${min} .. ${max}`,
    }),
  ),
} as const;
