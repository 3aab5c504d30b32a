/**
 * Makes a fresh machine ready: npm packages, and the programs Lathe runs.
 * Plain JavaScript without packages, because it runs before anything is installed, under the system's Node.
 * With `--tests` also those that only the tests run.
 * Exit code 3 when something is missing that it cannot install here; it then says what to run.
 */
import { addNpmPackages, npmPackagesAreFresh } from './setup/npm-packages.mjs';
import { addPrograms, missingPrograms } from './setup/programs.mjs';
import { SetupError } from './setup/setup-error.mjs';

const OLDEST_NODE = 20;
const EXIT_ENVIRONMENT = 3;

function setUp() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < OLDEST_NODE) throw new SetupError(`Node ${OLDEST_NODE} or newer is needed, this is ${process.version}.`);

  if (!npmPackagesAreFresh()) addNpmPackages();
  const missing = missingPrograms(process.argv.includes('--tests'));
  if (missing.length > 0) addPrograms(missing);
}

try {
  setUp();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`setup: ${error.message}`);
  process.exitCode = EXIT_ENVIRONMENT;
}
