/**
 * Puts the signals of the loudness standards through the meter and writes docs/conformance.md, where a figure moved.
 * With `--check` it only says whether the document is still right.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conformanceCases, runConformance } from '../golden/conformance/index.ts';
import { openHost } from '../runtime/engine/host/open-host.ts';
import { comparisonPart, conformanceDocument, saysTheSame, standardsPart } from './conformance/document.ts';
import { comparedSamples, compareMeters } from './second-meter/compare.ts';
import { root, writeGenerated } from './write-generated.ts';

const path = 'docs/conformance.md';
const host = await openHost();
const rows = await runConformance(conformanceCases, host);
const comparisons = [];
for (const sample of comparedSamples) comparisons.push(await compareMeters(sample, host));

const standards = standardsPart(rows, (await host.version()).text);
const fresh = conformanceDocument(standards, comparisonPart(comparisons));
const written = await readFile(join(root, path), 'utf8').catch(() => '');
await writeGenerated([{ path, content: saysTheSame(fresh, written) ? written : fresh }]);
if (rows.some(({ passed }) => !passed)) process.exitCode = 1;
