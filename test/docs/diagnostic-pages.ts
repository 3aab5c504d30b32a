import { globSync, readFileSync } from 'node:fs';

/** The page of one diagnostic code. */
export interface DiagnosticPage {
  readonly code: string;
  readonly title: string | undefined;
  /** What it says besides its title and its examples. */
  readonly prose: string;
  /** Sources that have the finding. */
  readonly wrong: readonly string[];
  /** Sources that do not. */
  readonly right: readonly string[];
  /** Files that the sources may import, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether the finding needs a source that no page can show: a megabyte, a control character. */
  readonly cannotShow: boolean;
}

const folder = new URL('../../docs/diagnostics/', import.meta.url).pathname;
const notSource = '<!-- example: not source -->';

/** Reads every page under docs/diagnostics/ but its README. */
export function readDiagnosticPages(): readonly DiagnosticPage[] {
  const paths = globSync('**/*.md', { cwd: folder }).filter((path) => path !== 'README.md');
  return paths.sort().map((path) => parsePage(path.replace(/\.md$/, ''), readFileSync(folder + path, 'utf8')));
}

function parsePage(code: string, text: string): DiagnosticPage {
  return {
    code,
    title: /^# (.*)$/m.exec(text)?.[1],
    prose: text.replaceAll(/^#.*$|^```[\s\S]*?^```$|<!--.*?-->/gm, '').trim(),
    wrong: examples(text, 'wrong'),
    right: examples(text, 'right'),
    files: filesOf(text),
    cannotShow: text.includes(notSource),
  };
}

/** A block with a path in the place of a verdict is a file beside the examples. */
function filesOf(text: string): DiagnosticPage['files'] {
  const blocks = [...text.matchAll(/^```preset (\S+\.preset)\n([\s\S]*?)^```$/gm)];
  return Object.fromEntries(blocks.map(([, path = '', source = '']) => [path, source]));
}

function examples(text: string, kind: 'wrong' | 'right'): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`preset ${kind}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, source]) => source ?? '',
  );
}
