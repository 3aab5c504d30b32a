import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { ffmpegProblem } from './ffmpeg.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * What Lathe runs besides Node. To need one more program, add a line.
 * `problem` is undefined when the program is there and good enough, else it says what is wrong.
 * `forTests` marks what only the tests run.
 */
const programs = [
  { name: 'ffmpeg', debianPackage: 'ffmpeg', purpose: 'processes the media', problem: ffmpegProblem },
  {
    name: 'espeak-ng',
    debianPackage: 'espeak-ng',
    purpose: 'speaks the sample recordings',
    problem: () => (answers('espeak-ng', '--version') ? undefined : 'is not installed'),
  },
  {
    name: 'redis-server',
    debianPackage: 'redis-server',
    purpose: 'holds the queue of lathe dev and of the tests',
    problem: () =>
      answers('redis-server', '--version') || answers('valkey-server', '--version') ? undefined : 'is not installed',
  },
  {
    name: 'chromium',
    debianPackage: 'chromium',
    purpose: 'opens the pages of reports in tests',
    problem: () => (answers(process.env.LATHE_CHROMIUM || 'chromium', '--version') ? undefined : 'is not installed'),
    forTests: true,
  },
  {
    name: 'bwrap',
    debianPackage: 'bubblewrap',
    purpose: 'confines FFmpeg in tests',
    problem: () => (answers('bwrap', '--version') ? undefined : 'is not installed'),
    forTests: true,
  },
];

/**
 * @param {boolean} forTests whether what only the tests run is needed too
 * @returns {typeof programs} the programs that are absent or too old
 */
export function missingPrograms(forTests) {
  return programs.filter((program) => (forTests || !program.forTests) && program.problem() !== undefined);
}

/**
 * Installs the Debian packages of `missing` with apt-get.
 * @param {typeof programs} missing
 */
export function addPrograms(missing) {
  for (const { name, purpose, problem } of missing) console.log(`setup: ${name} (${purpose}) ${problem()}`);
  const packages = missing.map((program) => program.debianPackage);
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;

  if (!answers('apt-get', '--version')) {
    throw new SetupError(
      `there is no apt-get here. Install these yourself, then run this again: ${packages.join(', ')}`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(`installing needs root. Run this, then run this again:\n  sudo ${command}`);
  }
  console.log(`setup: ${command}`);
  installWithApt(packages);

  const stillMissing = missing.filter((program) => program.problem() !== undefined);
  if (stillMissing.length > 0) {
    const lines = stillMissing.map(({ name, problem }) => `${name} ${problem()}`);
    throw new SetupError(`apt-get ran, but ${lines.join('; ')}`);
  }
}

/** Refreshes the package lists only when there are none, or when they turn out to be stale. */
function installWithApt(packages) {
  if (!havePackageLists()) aptGet(['update']);
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (aptGet(install).status === 0) return;
  aptGet(['update']);
  const second = aptGet(install);
  if (second.status !== 0) throw new SetupError(`apt-get could not install them:\n${second.stdout}${second.stderr}`);
}

function havePackageLists() {
  try {
    return readdirSync('/var/lib/apt/lists').some((file) => /_Packages(\.\w+)?$/.test(file));
  } catch {
    return false;
  }
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { encoding: 'utf8', env });
}

function answers(program, ...args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
