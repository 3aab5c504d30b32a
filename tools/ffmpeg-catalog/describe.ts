import { collapseAliases } from './collapse-aliases.ts';
import { durationRange } from './duration-range.ts';
import { ffmpegHelp, sampleFormats } from './ffmpeg.ts';
import { optionSchema, type Schema } from './option-schema.ts';
import { type Help, type HelpOption, parseHelp } from './parse-help.ts';

const formats = sampleFormats();

/** The JSON Schema of a filter's options. */
export function describeFilter(name: string): Schema {
  const help = parseHelp(ffmpegHelp('filter', name));
  const options = help.options.map((option) => withDurationRange(name, option));
  return objectSchema(name, help.description, options, help.hasTimeline);
}

/** What an encoder takes: rates in Hz, sample formats, channel layouts, and its own options. An empty list means any. */
export function describeEncoder(name: string): Schema {
  const help = parseHelp(ffmpegHelp('encoder', name));
  return {
    name,
    description: help.description,
    sampleRates: words(help, 'Supported sample rates')
      .map(Number)
      .sort((a, b) => a - b),
    sampleFormats: words(help, 'Supported sample formats'),
    channelLayouts: words(help, 'Supported channel layouts'),
    options: objectSchema(name, help.description, help.options, false),
  };
}

/** A container as FFmpeg writes it, and its own options. */
export function describeMuxer(name: string): Schema {
  const help = parseHelp(ffmpegHelp('muxer', name));
  return {
    name,
    description: help.description,
    extensions: (help.facts.get('Common extensions') ?? '').split(',').filter((extension) => extension !== ''),
    mimeType: help.facts.get('Mime type') ?? null,
    options: objectSchema(name, help.description, help.options, false),
  };
}

function withDurationRange(filter: string, option: HelpOption): HelpOption {
  const range = option.type === 'duration' ? durationRange(filter, option.name) : undefined;
  return range === undefined ? option : { ...option, range };
}

function words(help: Help, fact: string): string[] {
  return (help.facts.get(fact) ?? '').split(' ').filter((word) => word !== '');
}

function objectSchema(name: string, description: string, options: readonly HelpOption[], hasTimeline: boolean): Schema {
  const current = collapseAliases(options).filter((option) => !/deprecated/i.test(option.description));
  const entries = current.map((option) => [option.name, optionSchema(option, formats)]);
  if (hasTimeline) entries.push(['enable', { description: 'when the filter is active', type: ['string', 'number'] }]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${pascalCase(name)}Options`,
    description,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(entries),
  };
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
}
