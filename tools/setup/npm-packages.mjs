import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SetupError } from './setup-error.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lockFile = `${root}package-lock.json`;
/** npm writes this file last, so it is absent after an interrupted install. */
const installed = `${root}node_modules/.package-lock.json`;
/** Node 24 itself comes as a package. */
const pinnedNode = `${root}node_modules/.bin/node`;

/** @returns {boolean} whether node_modules is there and no older than the lock file */
export function npmPackagesAreFresh() {
  if (!existsSync(installed) || !existsSync(pinnedNode)) return false;
  return statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** Runs `npm ci`, silent unless it fails. */
export function addNpmPackages() {
  console.log('setup: installing npm packages (npm ci)');
  // Level "error" hides the engine warnings: tools ask for a newer Node than the system's, and get the pinned one.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, encoding: 'utf8' });
  if (npm.error) throw new SetupError(`npm could not be started (${npm.error.message}).`);
  if (npm.status !== 0) throw new SetupError(`npm ci failed:\n${npm.stdout}${npm.stderr}`);
  if (!existsSync(pinnedNode)) {
    throw new SetupError('the "node" package brought no Node 24. Are install scripts disabled? Run: npm rebuild node');
  }
}
