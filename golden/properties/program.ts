/** A preset with what belongs to it, as its parts, so that a test can put them together in more than one way. */
export interface Program {
  readonly chains: readonly ProgramChain[];
  readonly params: readonly Declared[];
  /** Each from an input or an earlier let; `speech` comes first. */
  readonly lets: readonly Declared[];
  readonly output: string;
  /** The fields of the profile beside it. */
  readonly profile: readonly string[];
}

/** A param or a let. */
export interface Declared {
  readonly name: string;
  /** What follows the name. */
  readonly rest: string;
}

/** A chain that the preset may use. */
export interface ProgramChain {
  readonly name: string;
  /** True where it stands in a file of its own, that the preset's file imports. */
  readonly isImported: boolean;
  /** `cut: Frequency = 80 Hz` */
  readonly params: readonly string[];
  /** `highpass(cut)` */
  readonly stages: readonly string[];
}

/** Texts as the compiler takes them: one, and those that it imports, by path. */
export interface Source {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

const importedPath = 'chains.preset';

/** The texts of a program. */
export function sourceOf(program: Program): Source {
  const imported = program.chains.filter(({ isImported }) => isImported);
  const files = imported.length === 0 ? {} : { [importedPath]: `${imported.map(writeChain).join('\n')}\n` };
  return { text: write(program), files };
}

/** The text of a program's own file. */
export function write({ chains, params, lets, output, profile }: Program): string {
  const imported = chains.filter(({ isImported }) => isImported).map(({ name }) => name);
  const own = chains.filter(({ isImported }) => !isImported);
  return [
    ...(imported.length > 0 ? [`import { ${imported.join(', ')} } from "./${importedPath}"`] : []),
    ...own.map(writeChain),
    'preset generated v1 {',
    '  input voice: Audio',
    '  input music: Audio',
    ...params.map(({ name, rest }) => `  param ${name}${rest}`),
    ...lets.map(({ name, rest }) => `  let ${name} ${rest}`),
    `  output ${output}`,
    '}',
    'profile delivered v1 {',
    ...profile.map((field) => `  ${field}`),
    '}',
    '',
  ].join('\n');
}

function writeChain({ name, params, stages }: ProgramChain): string {
  return `chain ${name}(${params.join(', ')}) = ${stages.join(' |> ')}`;
}
