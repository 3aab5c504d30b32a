import { durationText, figure, formatText, signed } from '../../report/text/figures.ts';
import type {
  JobPlan,
  PlannedInput,
  PlannedMaster,
  PlannedNormalize,
  PlannedStage,
} from '../../runtime/engine/plan/job-plan.ts';
import { listed } from '../../runtime/failure/wording.ts';
import { figureColumns } from '../run/figure-columns.ts';
import type { Colours } from '../terminal/colours.ts';
import { wrap } from '../terminal/wrap.ts';
import { bytesText } from './bytes-text.ts';

/**
 * A plan for people: what is expected, every gain, the stages with their reasons, what it costs, and the verdict.
 *
 * @param columns that a line of prose may take
 */
export function renderPlan(plan: JobPlan, colours: Colours, columns: number): string {
  const sections = [
    expectedTable(plan, colours),
    gainLines(plan, colours),
    stageLines(plan, colours, columns),
    costLines(plan, colours, columns),
    verdictLines(plan, colours, columns),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => ` ${line}`.trimEnd()).join('\n'))
    .join('\n\n');
}

type Row = readonly [name: string, read: (file: PlannedInput | PlannedMaster) => string];

const rows: readonly Row[] = [
  ['integrated loudness', ({ integratedLufs }) => figure(integratedLufs, 'LUFS')],
  ['true peak', ({ truePeakDbtp }) => figure(truePeakDbtp, 'dBTP')],
  ['duration', ({ durationSeconds }) => durationText(durationSeconds)],
  ['codec', ({ codec }) => codec],
  ['format', (file) => formatText(file).slice(file.codec.length + 1)],
];

function expectedTable({ inputs, expected }: JobPlan, { bold }: Colours): readonly string[] {
  const sources = Object.entries(inputs);
  const files = [...sources.map(([, input]) => input), expected];
  const names = sources.length === 1 ? ['before', 'expected'] : [...sources.map(([name]) => name), 'expected'];
  const [head = '', ...lines] = figureColumns([
    ['', ...names],
    ...rows.map(([name, read]) => [name, ...files.map(read)]),
    ...levelRows(expected, sources.length),
  ]);
  return [bold(head), ...lines];
}

/** Where the preset promises levels; of the inputs nobody has read them. */
function levelRows({ levels }: PlannedMaster, inputs: number): readonly (readonly string[])[] {
  if (levels === undefined) return [];
  const unread = Array.from({ length: inputs }, () => '-');
  return [
    ['rms', ...unread, figure(levels.rmsDb, 'dBFS')],
    ['sample peak', ...unread, figure(levels.samplePeakDb, 'dBFS')],
    ['noise floor', ...unread, figure(levels.noiseFloorDb, 'dBFS')],
  ];
}

function gainLines({ normalizes, mode, gainReductionDb }: JobPlan, { bold, dim }: Colours): readonly string[] {
  if (normalizes.length === 0) return ['no loudness was asked for, so no gain'];
  const [head = '', ...lines] = figureColumns([
    ['normalize of', 'measured', 'peak', 'gain', 'gives'],
    ...normalizes.map(gainRow),
  ]);
  const notes = [
    ...(gainReductionDb > 0 ? [`the limiter takes ${gainReductionDb.toFixed(1)} dB from the highest peak`] : []),
    ...(mode === 'lowered' ? ['less gain than asked, for the peaks'] : []),
  ];
  return [
    bold(head),
    ...lines.map((line, index) => `${line}   ${normalizes[index]?.mode ?? ''}`),
    ...notes.map((note) => dim(note)),
  ];
}

function gainRow({ inputs, measured, measuredLevels, gainDb, afterLufs }: PlannedNormalize): readonly string[] {
  const [level, peak] =
    measuredLevels === undefined
      ? [figure(measured.integratedLufs, 'LUFS'), figure(measured.truePeakDbtp, 'dBTP')]
      : [figure(measuredLevels.rmsDb, 'dBFS'), figure(measuredLevels.samplePeakDb, 'dBFS')];
  return [listed(inputs), level, peak, `${signed(gainDb)} dB`, figure(afterLufs, 'LUFS')];
}

const stateWidth = 'skipped'.length;
const stageWidth = 'analyze'.length;

function stageLines({ stages }: JobPlan, { bold, green, dim }: Colours, columns: number): readonly string[] {
  const paint = { done: green, skipped: dim, ahead: bold };
  const indent = ' '.repeat(stateWidth + stageWidth + 4);
  return stages.flatMap(({ stage, what, why, state }: PlannedStage) => {
    const reason = wrap(why, columns - indent.length - 2).map((line) => dim(indent + line));
    return [`${paint[state](state.padEnd(stateWidth))}  ${stage.padEnd(stageWidth)}  ${what}`, ...reason];
  });
}

function costLines(plan: JobPlan, { bold, dim }: Colours, columns: number): readonly string[] {
  const { cost, expected, scratch, wallSeconds } = plan;
  const seconds = (value: number): string => `${value.toFixed(1)} s`;
  const size = expected.sizeBytes === undefined ? 'known once it is encoded' : `about ${bytesText(expected.sizeBytes)}`;
  const note =
    `The time is an estimate: ${seconds(cost.findingSeconds)} to measure and seek, as it took just now, and ` +
    `${seconds(cost.renderingSeconds)} to encode and verify, by a model scaled to this machine; each correction adds ` +
    `${seconds(cost.correctionSeconds)}. This plan took ${seconds(wallSeconds)}.`;
  return [
    `${bold('time')}     about ${seconds(cost.totalSeconds)}`,
    `${bold('size')}     ${size}`,
    `${bold('scratch')}  ${bytesText(scratch.neededBytes)} of ${bytesText(scratch.freeBytes)} that are free`,
    ...wrap(note, columns - 2).map((line) => dim(line)),
  ];
}

function verdictLines({ refusals, target }: JobPlan, { green, red }: Colours, columns: number): readonly string[] {
  if (refusals.length > 0) {
    return refusals.flatMap((reason) => {
      const [first = '', ...more] = wrap(`would be refused: ${reason}`, columns - 4);
      return [`${red('✖')} ${first}`, ...more.map((line) => `  ${line}`)];
    });
  }
  if (target === undefined) return [`${green('✔')} nothing that was measured stands against it`];
  const ceiling = target.ceilingDbtp === undefined ? '' : `, true peak at or under ${target.ceilingDbtp} dBTP`;
  return [`${green('✔')} within reach: ${target.integratedLufs} LUFS ± ${target.toleranceLu} LU${ceiling}`];
}
