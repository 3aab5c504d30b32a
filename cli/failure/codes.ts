import { type Definition, outage, refusal } from '../../runtime/failure/definition.ts';
import { listed, quoted } from '../../runtime/failure/wording.ts';

/** A golden check that could not be asked exits with 3: 1 says that something differs. */
function missed<Data>(word: Definition<Data>['word']): Definition<Data> {
  return { ...refusal('INPUT', word), exitCode: 3 };
}

/** What this machine lacks. */
function lacking<Data>(word: Definition<Data>['word']): Definition<Data> {
  return outage(3, word);
}

/** Ways in which a command line can be wrong before there is a job. All but those of `golden`, and what the machine lacks, exit with 2; each has a page under docs/failures/. */
export const usageCodes = {
  'usage/unknown_command': refusal<{ name: string; nearest: string | undefined; known: readonly string[] }>(
    'INPUT',
    ({ name, nearest, known }) => ({
      message: `there is no command ${quoted(name)}`,
      hint: nearest === undefined ? `the commands are ${listed(known)}` : `did you mean 'lathe ${nearest}'?`,
    }),
  ),
  'usage/arguments': refusal<{ message: string; command: string }>('INPUT', ({ message, command }) => ({
    message,
    hint: `see 'lathe ${command} --help'`,
  })),
  'usage/no_such_path': refusal<{ path: string }>('INPUT', ({ path }) => ({
    message: `there is no file or folder ${quoted(path)}`,
    hint: 'check the path; a relative one is taken from the current folder',
  })),
  'usage/not_a_preset_file': refusal<{ path: string }>('INPUT', ({ path }) => ({
    message: `${quoted(path)} is not a preset file`,
    hint: 'presets, profiles and chains live in files whose name ends in .preset',
  })),
  'usage/unreadable': refusal<{ path: string; reason: string }>('INPUT', ({ path, reason }) => ({
    message: `${quoted(path)} cannot be read: ${reason}`,
    hint: 'check its permissions',
  })),
  'usage/unwritable': refusal<{ path: string; reason: string }>('INPUT', ({ path, reason }) => ({
    message: `${quoted(path)} cannot be written: ${reason}`,
    hint: 'check that the folder exists and that you may write there',
  })),
  'usage/nothing_found': refusal<{ where: string }>('INPUT', ({ where }) => ({
    message: `there is no .preset file in ${where}`,
    hint: 'name files or folders, or put presets into ./presets',
  })),
  'usage/does_not_compile': refusal<{ path: string; errors: number }>('PRESET', ({ path, errors }) => ({
    message: `${quoted(path)} does not compile: ${errors} ${errors === 1 ? 'error' : 'errors'}`,
    hint: 'mend what is said above; where there is a fix, it can be copied as it stands',
  })),
  'usage/several': refusal<{ path: string; what: string; labels: readonly string[] }>(
    'INPUT',
    ({ path, what, labels }) => ({
      message: `${quoted(path)} holds several ${what}s: ${listed(labels)}`,
      hint: `name one of them, as in ${path}#${labels[0] ?? 'name_v1'}`,
    }),
  ),
  'usage/none_inside': refusal<{ path: string; what: string }>('INPUT', ({ path, what }) => ({
    message: `${quoted(path)} holds no ${what}`,
    hint: `name a file that declares a ${what}`,
  })),
  'usage/storage_root': refusal<{ uri: string }>('INPUT', ({ uri }) => ({
    message: `${quoted(uri)} lies under no storage root: none is configured`,
    hint: 'set LATHE_STORAGE_ROOT to the folder that it lies under, as the service has it; a plain folder is given by its path, without file://',
  })),
  'usage/profile_needed': refusal<{ known: readonly string[] }>('INPUT', ({ known }) => ({
    message: 'the profile of the deliverable is missing',
    hint: `add --profile with one of ${listed(known)}`,
  })),
  'usage/extension': refusal<{ path: string; profile: string; container: string; endings: readonly string[] }>(
    'INPUT',
    ({ path, profile, container, endings }) => ({
      message: `${quoted(path)} does not say what ${profile} delivers, which is ${container}`,
      hint: `end its name in ${listed(endings)}`,
    }),
  ),
  'usage/stream': refusal<{ text: string }>('INPUT', ({ text }) => ({
    message: `${quoted(text)} does not name an audio stream`,
    hint: 'count from 0 as FFmpeg does (--stream 1 is the second), or name a language (--stream lang:eng); with several inputs, --stream voice=1',
  })),
  'usage/album_tracks': refusal<{ given: number }>('INPUT', ({ given }) => ({
    message: `an album has two tracks or more, and ${given === 0 ? 'none was' : 'one was'} given`,
    hint: 'pass each as --in FILE, or leave out --album',
  })),
  'usage/album_names': refusal<{ name: string; paths: readonly string[] }>('INPUT', ({ name, paths }) => ({
    message: `${listed(paths.map(quoted))} would become ${quoted(name)}`,
    hint: 'the master of a track is called as its file is: rename one of them',
  })),
  'usage/incomparable': refusal<{ before: string; after: string }>('INPUT', ({ before, after }) => ({
    message: `${quoted(before)} and ${quoted(after)} cannot be compared: one is a preset, the other a profile`,
    hint: 'compare two presets, or two profiles',
  })),
  'golden/no_case': missed<{ filter: string | undefined; where: string }>(({ filter, where }) => ({
    message: filter === undefined ? `there is no preset in ${quoted(where)}` : `no case matches ${quoted(filter)}`,
    hint:
      filter === undefined
        ? 'name the folder that holds the presets: --dir FOLDER'
        : "a case is called as its folder below golden/cases; 'lathe golden check --json' names all",
  })),
  'golden/no_tier': missed<{ name: string; known: readonly string[] }>(({ name, known }) => ({
    message: `there is no tier ${quoted(name)}`,
    hint: `the tiers are ${listed(known)}`,
  })),
  'golden/two_ffmpegs': missed<{ given: number }>(({ given }) => ({
    message: `two builds of FFmpeg are compared, and ${given === 0 ? 'none was' : `${given} ${given === 1 ? 'was' : 'were'}`} named`,
    hint: 'name the one of today and the one of tomorrow: --ffmpeg /usr/bin/ffmpeg --ffmpeg /opt/ffmpeg-8/bin/ffmpeg',
  })),
  'golden/no_ffmpeg': missed<{ named: string; reason: string }>(({ named, reason }) => ({
    message: `--ffmpeg ${quoted(named)}: ${reason}`,
    hint: 'name the program itself, with the ffprobe of the same build beside it',
  })),
  'golden/nothing_compared': missed<{ filter: string | undefined }>(({ filter }) => ({
    message: `nothing ${filter === undefined ? 'in the project' : `that ${quoted(filter)} means`} runs FFmpeg in these tiers`,
    hint: 'presets without an error are compared, and of those with test blocks the masters',
  })),
  'golden/ci_updates_nothing': missed<Record<never, never>>(() => ({
    message: 'nothing is updated where CI is set',
    hint: "run 'lathe golden update' on your own machine, read what it changed, and commit it",
  })),
  'lock/unreadable': refusal<{ path: string; reason: string }>('PRESET', ({ path, reason }) => ({
    message: `the lock file ${quoted(path)} cannot be understood: ${reason}`,
    hint: 'restore it from version control: it is what keeps published versions as they are',
  })),
  'lock/changed': refusal<{ labels: readonly string[]; next: readonly string[] }>('PRESET', ({ labels, next }) => ({
    message: `${listed(labels)} ${labels.length === 1 ? 'is' : 'are'} published and now ${labels.length === 1 ? 'compiles' : 'compile'} to something else`,
    hint: `a published version never changes: undo the change, or declare it as ${listed(next)}`,
  })),
  'lock/stale': refusal<{ problems: readonly string[] }>('PRESET', ({ problems }) => ({
    message: `the lock file is not up to date: ${problems.join('; ')}`,
    hint: "run 'lathe lock' and commit what it writes",
  })),
  'publish/changed': refusal<{ labels: readonly string[]; next: readonly string[]; to: string }>(
    'PRESET',
    ({ labels, next, to }) => ({
      message: `${listed(labels)} ${labels.length === 1 ? 'is' : 'are'} something else in ${quoted(to)} already`,
      hint: `a published version never changes: undo the change, or declare it as ${listed(next)}, lock it and publish that`,
    }),
  ),
  'publish/foreign': refusal<{ path: string; reason: string }>('INPUT', ({ path, reason }) => ({
    message: `${quoted(path)} cannot be published to: ${reason}`,
    hint: 'name a place that only lathe publish writes to, or one that is not there yet',
  })),
  'publish/contended': refusal<{ to: string; reason: string }>('INPUT', ({ to, reason }) => ({
    message: `somebody else publishes to ${quoted(to)}: ${reason}`,
    hint: 'run it again once they are done',
  })),
  'dev/running': refusal<{ path: string; pid: number }>('INPUT', ({ path, pid }) => ({
    message: `lathe dev runs on ${quoted(path)} already, as process ${pid}`,
    hint: 'use that one, end it, or give this one a folder of its own with --data FOLDER',
  })),
  'dev/no_redis': lacking<Record<never, never>>(() => ({
    message: 'there is no redis-server on the PATH, and lathe dev runs one of its own',
    hint: "run 'apt-get install redis-server' (or install valkey), or 'npm run setup' in Lathe's folder; it need not be started",
  })),
  'dev/redis_failed': lacking<{ program: string; reason: string }>(({ program, reason }) => ({
    message: `${quoted(program)} did not start: ${reason}`,
    hint: 'its log is redis.log in the folder logs of the data folder; a damaged data folder can be deleted, with all its jobs',
  })),
  'service/port_taken': lacking<{ host: string; port: number }>(({ host, port }) => ({
    message: `something listens on ${host}:${port} already`,
    hint: 'end it, or choose another port with LATHE_PORT (lathe dev: --port)',
  })),
  'service/unreachable': lacking<{ message: string }>(({ message }) => ({
    message,
    hint: "start a service on this machine with 'lathe dev', or name another one with --url or LATHE_URL",
  })),
  'jobs/bad_url': refusal<{ url: string; reason: string }>('INPUT', ({ url, reason }) => ({
    message: `${quoted(url)} is no service: ${reason}`,
    hint: 'write it as http://127.0.0.1:4700 or https://lathe.internal, in --url or LATHE_URL',
  })),
  'jobs/no_input': refusal<Record<never, never>>('INPUT', () => ({
    message: 'there is nothing to master',
    hint: 'name a file in storage: --in s3://bucket/original.mp4, or --in NAME=URI for a preset with several inputs',
  })),
  'jobs/local_file': refusal<{ path: string; option: string }>('INPUT', ({ path, option }) => ({
    message: `${option} ${quoted(path)} is no URI: the service reads and writes storage, not the files of this machine`,
    hint: "write it as s3://bucket/key; 'lathe dev' says which folder s3://bucket is there, and 'lathe run' masters local files",
  })),
  'jobs/unnamed_input': refusal<{ uri: string }>('INPUT', ({ uri }) => ({
    message: `${quoted(uri)} is given without the name of an input`,
    hint: 'where the preset has several inputs, name each: --in voice=s3://bucket/voice.wav --stream voice=1',
  })),
  'jobs/bad_pair': refusal<{ option: string; text: string; isTwice?: boolean }>(
    'INPUT',
    ({ option, text, isTwice }) => ({
      message: isTwice
        ? `${option} ${quoted(text)} sets again what was set before`
        : `${option} ${quoted(text)} sets nothing`,
      hint: `write it as ${option} NAME=VALUE, each name once`,
    }),
  ),
  'jobs/no_file': refusal<{ name: string | undefined; state: string; known: readonly string[] }>(
    'INPUT',
    ({ name, state, known }) => ({
      message: name === undefined ? `the job is ${state}, and has no master` : `the job has no file ${quoted(name)}`,
      hint: known.length === 0 ? 'it has left no files behind' : `it has ${listed(known)}`,
    }),
  ),
  'service/bad_tokens': refusal<{ path: string; problems: readonly string[] }>('INPUT', ({ path, problems }) => ({
    message: `the tokens in ${quoted(path)} cannot be used: ${problems.join('; ')}`,
    hint: "a line is what 'lathe token NAME --scope submit,read' prints below the token",
  })),
  'service/unreadable_file': refusal<{ variable: string; path: string; reason: string }>(
    'INPUT',
    ({ variable, path, reason }) => ({
      message: `${variable} names ${quoted(path)}, which cannot be read: ${reason}`,
      hint: 'check the path, and that the user of this process may read it',
    }),
  ),
} as const;
