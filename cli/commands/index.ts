import type { Command } from 'commander';

/** What a file of this folder exports: it declares one command with its arguments, options, help and action. */
export interface CommandModule {
  readonly declare: (command: Command) => void;
}

/** A command as the list of commands shows it. Its file is read only when the command is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** What it exits with where it was called wrongly; 2 where absent. */
  readonly usageExitCode?: 3;
  readonly load: () => Promise<CommandModule>;
}

/** In the order of a day's work. */
export const commands: readonly CommandEntry[] = [
  { name: 'check', summary: 'find mistakes in presets', load: () => import('./check.ts') },
  { name: 'fmt', summary: 'format presets', load: () => import('./fmt.ts') },
  { name: 'explain', summary: 'say what a preset or a profile does', load: () => import('./explain.ts') },
  { name: 'plan', summary: 'say what a job would do, without rendering it', load: () => import('./plan.ts') },
  { name: 'run', summary: 'master files with a preset and a profile', load: () => import('./run.ts') },
  { name: 'measure', summary: 'measure loudness and peaks of any file', load: () => import('./measure.ts') },
  { name: 'presets', summary: 'list the presets and profiles at hand', load: () => import('./presets.ts') },
  { name: 'compile', summary: 'show what a preset compiles to', load: () => import('./compile.ts') },
  { name: 'diff', summary: 'compare two presets or profiles by what they do', load: () => import('./diff.ts') },
  { name: 'lock', summary: 'publish versions, and keep published ones as they are', load: () => import('./lock.ts') },
  { name: 'publish', summary: 'copy what is locked to where others run it from', load: () => import('./publish.ts') },
  {
    name: 'golden',
    summary: 'hold presets to what they were',
    usageExitCode: 3, // 1 says that something differs
    load: () => import('./golden.ts'),
  },
  { name: 'jobs', summary: 'have the service do jobs, and look after them', load: () => import('./jobs.ts') },
  { name: 'replay', summary: 'run a job of the service again, and compare', load: () => import('./replay.ts') },
  { name: 'dev', summary: 'run the whole service on this machine', load: () => import('./dev.ts') },
  { name: 'api', summary: 'run the API of the service', load: () => import('./api.ts') },
  { name: 'worker', summary: 'run a worker of the service', load: () => import('./worker.ts') },
  { name: 'recover', summary: 'queue again what Redis has lost', load: () => import('./recover.ts') },
  { name: 'token', summary: 'make a token for callers of the API', load: () => import('./token.ts') },
];
