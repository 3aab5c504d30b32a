#!/usr/bin/env node
// Plain JavaScript that any Node reads: it finds a Node that runs TypeScript, and starts the command in it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import { stripOwnTypes } from './strip-own-types.js';

const neededMajor = 24; // runs TypeScript as it stands, and knows `await using`
const [major] = process.versions.node.split('.').map(Number);

const isPackage = import.meta.url.includes('/node_modules/'); // installed by npm, not a clone

if (major >= neededMajor) {
  module.enableCompileCache();
  v8.setFlagsFromString('--semi-space-growth-factor=1'); // less memory for what is soon garbage: 13 MB less in all
  if (isPackage) stripOwnTypes();
  const { main } = await import('./main.ts');
  await main(process.argv.slice(2));
} else {
  startWithOwnNode();
}

/** The `node` package that Lathe depends on is the right one; npm puts it beside the other programs, or those of whoever installs Lathe. */
function startWithOwnNode() {
  const places = ['../node_modules/.bin/node', ...(isPackage ? ['../../.bin/node'] : [])];
  const node = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (node === undefined) {
    console.error(`error[usage/old_node]: Lathe needs Node ${neededMajor} or newer; this is ${process.version}`);
    console.error(
      "   = hint: run 'npm install' in Lathe's folder, which brings its own Node along, or install a newer Node",
    );
    process.exit(3);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends its signals to both; what is sent to this process alone is handed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
