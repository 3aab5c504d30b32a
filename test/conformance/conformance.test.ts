import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { conformanceCases, type Row, runConformance } from '../../golden/conformance/index.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { partsOf, saysTheSame, standardsPart } from '../../tools/conformance/document.ts';

const host = await openHost();
const version = (await host.version()).text;
const document = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');

let rows: readonly Row[];
beforeAll(async () => {
  rows = await runConformance(conformanceCases, host);
}, 600_000); // it stops what hangs

const requirements = conformanceCases.flatMap(({ standard, name, signal, requirements: list }) =>
  list.map(({ figure }) => ({ standard, name, signal, figure })),
);

describe('the meter reads what the standards require', () => {
  test.each(requirements)('$standard, $name: $figure', (requirement) => {
    const row = rows.find((candidate) =>
      Object.entries(requirement).every(([key, value]) => candidate[key as keyof typeof requirement] === value),
    );
    expect(row).toMatchObject({ passed: true });
  });

  test('every case that can be synthesized is there', () => {
    const namesOf = (standard: string) =>
      conformanceCases.flatMap((one) => (one.standard === standard ? [one.name] : []));
    expect(namesOf('EBU Tech 3341').map(Number)).toEqual([
      1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
    ]);
    expect(namesOf('EBU Tech 3342').map(Number)).toEqual([1, 2, 3, 4]);
  });
});

test.runIf(document.includes(`FFmpeg ${version}.`))(
  'docs/conformance.md says what was read (node tools/conformance.ts)',
  () => {
    const { standards } = partsOf(document);
    const fresh = standardsPart(rows, version);
    expect(saysTheSame(fresh, standards) || fresh).toBe(true);
  },
);
