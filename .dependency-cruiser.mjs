/**
 * Who may import whom. The layers are the table below; each line of it becomes one rule.
 * A folder may always import itself. Type-only imports count as imports.
 */
const layers = {
  schemas: [],
  dsl: [],
  'compiler/artifact': ['schemas'],
  compiler: ['dsl', 'schemas'],
  runtime: ['schemas', 'compiler/artifact'],
  report: ['schemas', 'runtime/engine/album', 'runtime/engine/master', 'runtime/engine/measure'],
  golden: ['schemas', 'dsl', 'compiler', 'report', 'runtime/engine', 'runtime/failure'],
  client: [],
  cli: ['schemas', 'dsl', 'compiler', 'report', 'golden', 'runtime', 'client'],
};

/** Rooms of one house that do not know of each other. */
const strangers = [
  ['runtime/engine', 'runtime/storage', 'runtime/queue'],
  ['runtime/worker', 'runtime/api', 'runtime/queue'],
];

const ours = '^(schemas|dsl|compiler|runtime|report|golden|client|cli|presets|test|tools)/';
const production = '^(schemas|dsl|compiler|runtime|report|golden|client|cli)/';
const inside = (folder) => `^${folder}/`;

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `layer-${folder.replace('/', '-')}`,
  comment: `${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}.`,
  severity: 'error',
  from: { path: inside(folder) },
  to: { path: ours, pathNot: [folder, ...allowed].map(inside) },
}));

const strangerRules = strangers.flatMap((group) =>
  group.map((folder) => ({
    name: `stranger-${folder.replace('/', '-')}`,
    comment: `${group.join(', ')} know nothing of each other.`,
    severity: 'error',
    from: { path: inside(folder) },
    to: { path: group.filter((other) => other !== folder).map(inside) },
  })),
);

export default {
  forbidden: [
    ...layerRules,
    ...strangerRules,
    {
      name: 'registry-above-storage',
      comment: 'The registry stands on storage; engine, storage and queue know nothing of it.',
      severity: 'error',
      from: { path: '^runtime/(engine|storage|queue)/' },
      to: { path: '^runtime/registry/' },
    },
    {
      name: 'registry-on-storage-alone',
      comment: 'Of the runtime the registry knows storage and failures, and no other room.',
      severity: 'error',
      from: { path: '^runtime/registry/' },
      to: { path: '^runtime/', pathNot: '^runtime/(registry|storage|failure)/' },
    },
    {
      name: 'jobs-are-data',
      comment: 'runtime/jobs says what a job is, and what its queue must do; it knows failures and no other room.',
      severity: 'error',
      from: { path: '^runtime/jobs/' },
      to: { path: '^runtime/', pathNot: '^runtime/(jobs|failure)/' },
    },
    {
      name: 'ledger-on-storage-alone',
      comment: 'The ledger keeps jobs in storage, and knows of no queue, engine or service.',
      severity: 'error',
      from: { path: '^runtime/ledger/' },
      to: { path: '^runtime/', pathNot: '^runtime/(ledger|jobs|storage|failure)/' },
    },
    {
      name: 'recovery-by-the-port',
      comment: 'Recovery holds the ledger against the queue, which it knows by its port alone.',
      severity: 'error',
      from: { path: '^runtime/recovery/' },
      to: { path: '^runtime/', pathNot: '^runtime/(recovery|jobs|ledger|storage|failure)/' },
    },
    {
      name: 'chevrotain-stays-in-dsl',
      comment: 'The parser library is a detail of dsl/.',
      severity: 'error',
      from: { path: ours, pathNot: ['^dsl/', '^tools/generate-cst-types\\.ts$'] },
      to: { path: 'node_modules/(chevrotain|@chevrotain)/' },
    },
    {
      name: 'opentelemetry-stays-in-otlp',
      comment: 'The library is a detail of runtime/telemetry/otlp/.',
      severity: 'error',
      from: { path: ours, pathNot: '^runtime/telemetry/otlp/' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'otlp-only-when-asked-for',
      comment: 'What sends figures is imported where a collector is named, and costs nothing elsewhere.',
      severity: 'error',
      from: { path: production, pathNot: '^runtime/telemetry/otlp/' },
      to: { path: '^runtime/telemetry/otlp/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-dsl-and-compiler',
      comment: 'dsl/ and compiler/ touch no file, process, clock or network.',
      severity: 'error',
      from: { path: '^(dsl|compiler)/', pathNot: '^compiler/artifact/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-artifact',
      comment: 'compiler/artifact/ may use node:crypto, for SHA-256, and no other module of Node.',
      severity: 'error',
      from: { path: '^compiler/artifact/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'report-reads-reports',
      comment: "report/ knows the types of the engine's reports, and nothing that does work.",
      severity: 'error',
      from: { path: '^report/' },
      to: { path: '^runtime/', pathNot: 'report\\.ts$' },
    },
    {
      name: 'pure-report',
      comment: 'report/ turns data into text: it touches no file, process, clock or network.',
      severity: 'error',
      from: { path: '^report/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle hides which of two files is the lower one.',
      severity: 'error',
      from: { path: ours },
      to: { circular: true },
    },
    {
      name: 'no-dev-dependencies-in-production',
      comment: 'What ships may only use "dependencies", and what a project that uses it brings along.',
      severity: 'error',
      from: { path: production },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer'] },
    },
    {
      name: 'only-listed-packages',
      comment: 'A package that package.json does not list is there by accident.',
      severity: 'error',
      from: { path: ours },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { path: ours },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 publishes no parser API yet; swc reads the sources, type-only imports included.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
