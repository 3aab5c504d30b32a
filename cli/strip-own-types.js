// Node runs TypeScript as it stands, but not below node_modules, where npm puts a Lathe that it has installed as a package.
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url).href;

/** Has Node read Lathe's own sources below `node_modules` too. Packages there stay as they are. */
export function stripOwnTypes() {
  module.registerHooks({
    load(url, context, nextLoad) {
      if (!isOwnSource(url)) return nextLoad(url, context);
      const source = module.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

/** @param {string} url */
function isOwnSource(url) {
  return url.startsWith(root) && url.endsWith('.ts') && !url.slice(root.length).startsWith('node_modules/');
}
