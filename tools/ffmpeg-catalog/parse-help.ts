/** One AVOption as `ffmpeg -h` prints it. */
export interface HelpOption {
  readonly name: string;
  /** `double`, `int`, `flags`, `duration`... */
  readonly type: string;
  readonly description: string;
  readonly constants: readonly HelpConstant[];
  /** The bounds as printed: a number, or a word such as INT_MAX. */
  readonly range?: readonly [string, string];
  readonly defaultValue?: string;
  /** Printed with a dash: an option of a part of FFmpeg below the filter, such as its resampler. */
  readonly isNested: boolean;
}

export interface HelpConstant {
  readonly name: string;
  /** Absent for flags. */
  readonly value?: number;
  readonly description: string;
}

export interface Help {
  readonly description: string;
  readonly options: readonly HelpOption[];
  /** Has the generic option `enable`. */
  readonly hasTimeline: boolean;
  /** The `Supported sample rates: ...` kind of lines. */
  readonly facts: ReadonlyMap<string, string>;
}

const OPTION = /^\s{2,3}(-?)(\S+)\s+<(\w+)>\s+[.A-Z]{11}\s?(.*)$/;
const CONSTANT = /^\s{5}(\S+)\s+(-?\d+)?\s+[.A-Z]{11}\s?(.*)$/;
const RANGE = /\s*\(from (\S+) to (\S+)\)/;
const DEFAULT = /\s*\(default (?:"(.*)"|([^"].*?))\)$/;
const FACT = /^\s{4}([A-Z][a-z ]+): (.+?)\.?\s*$/;

/** Reads the text of `ffmpeg -h filter=…`, `encoder=…` or `muxer=…`. */
export function parseHelp(text: string): Help {
  const lines = text.split('\n');
  return {
    description: describe(lines),
    options: parseOptions(lines),
    hasTimeline: text.includes("timeline through the 'enable' option"),
    facts: new Map(lines.flatMap((line) => factOf(line))),
  };
}

function describe([first = '', second = '']: readonly string[]): string {
  return /\[(.+)\]:$/.exec(first)?.[1] ?? second.trim();
}

function factOf(line: string): [string, string][] {
  const [, name, value] = FACT.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}

function parseOptions(lines: readonly string[]): HelpOption[] {
  const options: (HelpOption & { constants: HelpConstant[] })[] = [];
  for (const line of lines) {
    const option = OPTION.exec(line);
    if (option) options.push(toOption(option));
    const constant = option ? null : CONSTANT.exec(line);
    if (constant) options.at(-1)?.constants.push(toConstant(constant));
  }
  return options;
}

function toOption([, dash, name = '', type = '', rest = '']: readonly string[]): HelpOption & {
  constants: HelpConstant[];
} {
  const byDefault = DEFAULT.exec(rest);
  const beforeDefault = rest.replace(DEFAULT, '');
  const [, low, high] = RANGE.exec(beforeDefault) ?? [];
  const defaultValue = byDefault?.[1] ?? byDefault?.[2];
  return {
    name,
    type,
    description: beforeDefault.replace(RANGE, '').replace(/\s+/g, ' ').trim(),
    constants: [],
    isNested: dash === '-',
    ...(low !== undefined && high !== undefined && { range: [low, high] as const }),
    ...(defaultValue !== undefined && { defaultValue }),
  };
}

function toConstant([, name = '', value, description = '']: readonly string[]): HelpConstant {
  return { name, description, ...(value !== undefined && { value: Number(value) }) };
}
