import { error, warning } from '../define.ts';

/** Findings about whole declarations: presets, profiles, imports and tests. */
export const declarationMessages = {
  'preset/no_output': error<{ name: string }>(({ name }) => ({
    message: `the preset '${name}' has no output`,
    why: 'nothing would be rendered',
    fix: 'output voice |> normalize(-16 LUFS)',
  })),
  'preset/several_outputs': error<object>(() => ({
    message: 'a preset has one output',
    why: 'jobs with several outputs are not supported yet',
    fix: 'make a second preset, or mix the streams',
  })),
  'preset/named_output': error<{ label: string }>(({ label }) => ({
    message: `a named output ('${label}') is not supported yet`,
    why: 'named outputs are reserved for jobs with several outputs',
    fix: 'output …',
  })),
  'preset/no_input': error<{ name: string }>(({ name }) => ({
    message: `the preset '${name}' has no input`,
    why: 'there is no sound to master',
    fix: 'input voice: Audio',
  })),
  'preset/unused_input': error<{ name: string }>(({ name }) => ({
    message: `the input '${name}' does not reach the output`,
    why: 'a caller would have to send a file that nobody hears',
    fix: 'use it or remove it',
  })),
  'preset/param_without_default': error<{ name: string }>(({ name }) => ({
    message: `the param '${name}' has no default`,
    why: 'a preset runs with its defaults unless told otherwise',
    fix: '= a value',
  })),
  'preset/param_of_sound': error<object>(() => ({
    message: 'the sound of a preset comes in through an input',
    why: 'a param is a number that a caller sets; only a chain takes a stream as a param',
    fix: 'input music: Audio',
  })),
  'preset/too_large': error<{ what: string }>(({ what }) => ({
    message: `this makes ${what}`,
    why: 'chains and lets are written out where they are used, and FFmpeg takes a whole graph as one argument',
    fix: 'split it into several presets, in several files',
  })),
  'import/no_preset': error<{ path: string }>(({ path }) => ({
    message: `"${path}" is called like no preset file`,
    why: 'chains are brought in from files that end in .preset; no other file is read, nor quoted in a finding',
    fix: 'name a preset file, such as "./chains/voice.preset"',
  })),
  'import/missing': error<{ path: string }>(({ path }) => ({
    message: `cannot find "${path}"`,
    why: 'imports are read relative to the file that they stand in',
    fix: 'the path from this file, such as "./chains/voice.preset"',
  })),
  'import/cycle': error<{ path: string }>(({ path }) => ({
    message: `importing "${path}" leads back to this file`,
    why: 'two files cannot each need the other first',
    fix: 'move the shared chain into a third file',
  })),
  'import/broken': error<{ path: string }>(({ path }) => ({
    message: `"${path}" has errors of its own`,
    why: 'nothing can be imported from a file that does not compile',
    fix: 'mend that file first',
  })),
  'import/unknown_name': error<{ name: string; path: string; nearest: string | undefined }>(
    ({ name, path, nearest }) => ({
      message: `"${path}" has no chain called '${name}'`,
      why: 'an import brings chains in',
      ...(nearest === undefined ? {} : { fix: nearest }),
    }),
  ),
  'profile/unknown_field': error<{ name: string; nearest: string | undefined }>(({ name, nearest }) => ({
    message: `a profile has no field '${name}'`,
    why: 'the fields are container, codec, sample_rate, channels, video and metadata',
    ...(nearest === undefined ? {} : { fix: nearest }),
  })),
  'profile/missing_field': error<{ name: string; field: string; example: string }>(({ name, field, example }) => ({
    message: `the profile '${name}' does not say its ${field}`,
    why: 'there is no sensible default for it',
    fix: example,
  })),
  'profile/codec_not_in_container': error<{ codec: string; container: string; codecs: string; containers: string }>(
    ({ codec, container, codecs, containers }) => ({
      message: `${container} files do not carry ${codec}`,
      why: `a player would not open it; ${container} carries ${codecs}, and ${codec} goes into ${containers}`,
    }),
  ),
  'profile/sample_rate': error<{ codec: string; found: string; rates: string }>(({ codec, found, rates }) => ({
    message: `${codec} has no ${found}`,
    why: `its sample rates are ${rates}`,
  })),
  'profile/no_video': error<{ container: string }>(({ container }) => ({
    message: `${container} files carry no picture`,
    why: 'video copy needs a container with video',
    fix: 'container mp4',
  })),
  'profile/unknown': error<{ name: string; nearest: string | undefined }>(({ name, nearest }) => ({
    message: `there is no profile '${name}'`,
    why: 'a test encodes with a profile of this file or of the shipped ones',
    ...(nearest === undefined ? {} : { fix: nearest }),
  })),
  'test/unknown_subject': error<{ name: string; nearest: string | undefined; known: string }>(
    ({ name, nearest, known }) => ({
      message: `a test cannot expect anything of '${name}'`,
      why: `it can of ${known}`,
      ...(nearest === undefined ? {} : { fix: nearest }),
    }),
  ),
  'test/unknown_source': error<object>(() => ({
    message: 'an input of a test is a sample or a file',
    why: 'the test must find the same sound on every machine',
    fix: 'sample("speech_quiet")',
  })),
  'test/unknown_sample': error<{ name: string; fix: string | undefined }>(({ name, fix }) => ({
    message: `there is no sample called "${name}"`,
    why: 'samples are made by the recipes that come with Lathe; a sound of your own is a file("...") beside the preset',
    ...(fix === undefined ? {} : { fix }),
  })),
  'test/missing_given': error<{ input: string }>(({ input }) => ({
    message: `the test gives nothing for the input '${input}'`,
    why: 'every input needs sound before the preset can run',
    fix: `given ${input} = sample("speech_quiet")`,
  })),
  'test/repeated_step': error<{ what: string }>(({ what }) => ({
    message: `this test says '${what}' twice`,
    why: 'only one of the two could count',
    fix: 'remove one of them, or write a second test',
  })),
  'test/repeated_title': warning<{ title: string }>(({ title }) => ({
    message: `two tests of this preset are called "${title}"`,
    why: 'what fails is told by the title of its test',
    fix: 'say in the title what this one is about',
  })),
  'test/not_comparable': error<{ problem: string; fix: string }>(({ problem, fix }) => ({
    message: `${problem}: it cannot be compared like that`,
    why: 'the test could neither pass nor fail',
    fix,
  })),
  'test/nothing_ducks': error<object>(() => ({
    message: 'nothing ducks in this preset',
    why: 'duck_depth is how far a duck moves its stream while the other one speaks',
    fix: '|> duck(under: speech, depth: 9 dB)',
  })),
  'test/no_expectation': warning<object>(() => ({
    message: 'the test expects nothing',
    why: 'it cannot fail',
    fix: 'expect loudness within 0.3 LU of -16 LUFS',
  })),
} as const;
