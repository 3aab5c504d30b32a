export interface Step {
  readonly name: string;
  /** Program and arguments; the program is looked up in node_modules/.bin first. */
  readonly command: readonly [string, ...string[]];
  readonly isTests?: boolean;
}

const folders = ['schemas', 'dsl', 'compiler', 'runtime', 'report', 'golden', 'client', 'cli', 'tools'];

/** What a change must pass, cheapest first. */
export const steps: readonly Step[] = [
  { name: 'format', command: ['biome', 'format', '.'] },
  { name: 'lint', command: ['biome', 'check', '--formatter-enabled=false', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'layers', command: ['depcruise', '--config', '.dependency-cruiser.mjs', ...folders] },
  { name: 'unused', command: ['knip'] },
  { name: 'generated', command: ['node', 'tools/generate.ts', '--check'] },
  { name: 'presets', command: ['node', 'cli/lathe.js', 'check', 'presets'] },
  { name: 'layout', command: ['node', 'cli/lathe.js', 'fmt', '--check', 'presets'] },
  { name: 'lock', command: ['node', 'cli/lathe.js', 'lock', '--check', 'presets'] },
  { name: 'goldens', command: ['node', 'cli/lathe.js', 'golden', 'check'] },
  { name: 'example', command: ['node', 'cli/lathe.js', 'golden', 'check', '--dir', 'examples/presets'] },
  { name: 'docs', command: ['node', 'tools/check/links.ts'] },
  { name: 'tests', command: ['vitest', 'run'], isTests: true },
];
