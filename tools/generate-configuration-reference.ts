/** Writes the reference of the environment variables from their table. */
import { type ProcessKind, processKinds, type Setting } from '../runtime/config/setting.ts';
import { chapters } from '../runtime/config/settings/index.ts';
import { writeGenerated } from './write-generated.ts';

const introduction = `<!-- Generated from runtime/config/settings/ by \`npm run generate\`; do not edit. -->

# Configuration

Environment variables say everything; there are no configuration files but those that a variable names. What is empty is not
set. A process looks at the variables that it reads before it does anything, and lists all that is wrong at once
([config/invalid](../failures/config/invalid.md)); it warns of a \`LATHE_…\` variable that nobody reads. All processes may be given
the same variables. [deploy/lathe.env.example](../../deploy/lathe.env.example) is a file to begin with.

Credentials of S3 are none of these: the AWS SDK finds them (\`AWS_ACCESS_KEY_ID\` and \`AWS_SECRET_ACCESS_KEY\`, a profile, or
the role of the machine).

*Read by*: \`api\` is \`lathe api\`, \`worker\` is \`lathe worker\`, \`recover\` is \`lathe recover\`, and *commands* are the others, such
as \`lathe run\` and \`lathe publish\`. \`lathe dev\` sets what its processes need by itself.
`;

const contents = chapters.map(({ title, rows }) => chapter(title, Object.values(rows)));
await writeGenerated([{ path: 'docs/reference/configuration.md', content: [introduction, ...contents].join('\n') }]);

function chapter(title: string, rows: readonly Setting<unknown>[]): string {
  const head = ['| variable | takes | where it is not set | read by |', '|---|---|---|---|'];
  const lines = rows.map(
    ({ variable, kind, defaultText, by }) =>
      `| [\`${variable}\`](#${anchor(variable)}) | ${kind.takes} | ${defaultText} | ${readers(by)} |`,
  );
  return [`## ${title}`, '', ...head, ...lines, '', ...rows.flatMap(paragraph)].join('\n');
}

function paragraph({ variable, doc, isSecret }: Setting<unknown>): readonly string[] {
  return [`### ${variable}`, '', isSecret ? `${doc} It is a secret: it is never logged or shown.` : doc, ''];
}

function anchor(variable: string): string {
  return variable.toLowerCase();
}

function readers(by: readonly ProcessKind[]): string {
  return processKinds
    .filter((kind) => by.includes(kind))
    .map((kind) => (kind === 'commands' ? '*commands*' : `\`${kind}\``))
    .join(', ');
}
