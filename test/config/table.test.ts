import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unknownVariables } from '../../runtime/config/unknown-variables.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('every LATHE_ variable that code or documents name is in the table', () => {
  const files = globSync(['{cli,runtime,tools,docs,deploy}/**/*', 'README.md'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const named = files.flatMap(
    (file) => readFileSync(file, 'utf8').match(/\bLATHE_[A-Z0-9_]*[A-Z0-9]\b(?!_|\*)/g) ?? [],
  );
  const unknown = unknownVariables(Object.fromEntries(named.map((name) => [name, ''])));
  expect(unknown.map(({ variable }) => variable)).toEqual([]);
});
