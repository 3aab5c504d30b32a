import type { Row } from './rows.ts';

/** Rows as Markdown, a table for each standard. */
export function conformanceTables(rows: readonly Row[]): string {
  const standards = [...new Set(rows.map(({ standard }) => standard))];
  const tables = standards.map((standard) => {
    const lines = rows.filter((row) => row.standard === standard).map(lineOf);
    return [`## ${standard}`, '', head, rule, ...lines].join('\n');
  });
  return `${tables.join('\n\n')}\n`;
}

const head = '| case | signal | figure | expected | read | tolerance | verdict |';
const rule = '|---|---|---|--:|--:|---|---|';

function lineOf({ name, signal, figure, expected, read, tolerance: { above, below }, passed }: Row): string {
  const tolerance = above === below ? `±${above}` : `+${above} / -${below}`;
  const cells = [name, signal, figure, level(expected), level(read), tolerance, passed ? 'pass' : '**fail**'];
  return `| ${cells.join(' | ')} |`;
}

/** To 0.01; null is no loudness, which some cases ask for. */
export function level(value: number | null): string {
  return value === null ? 'none' : value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}
