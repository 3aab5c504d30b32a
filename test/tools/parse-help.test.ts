import { describe, expect, test } from 'vitest';
import { collapseAliases, collapseConstants } from '../../tools/ffmpeg-catalog/collapse-aliases.ts';
import { parseHelp } from '../../tools/ffmpeg-catalog/parse-help.ts';

const help = `Filter example
  Do an example.
    Inputs:
       #0: default (audio)
example AVOptions:
   frequency         <double>     ..F.A....T. set frequency (from 0 to 999999) (default 3000)
   f                 <double>     ..F.A....T. set frequency (from 0 to 999999) (default 3000)
   mode              <int>        ..F.A...... set  mode (from -1 to INT_MAX) (default white)
     white           0            ..F.A...... white noise
     w               0            ..F.A...... white noise
   peak              <flags>      ..F.A...... set peak mode (default 0)
     true                         ..F.A...... enable true-peak mode
   args              <string>     ..F.A......
  -isr               <int>        ....A...... set input rate
  -in_sample_rate    <int>        ....A...... set input rate

This filter has support for timeline through the 'enable' option.
`;

describe('parseHelp', () => {
  test('reads the text of ffmpeg -h', () => {
    expect(parseHelp(help)).toMatchObject({
      description: 'Do an example.',
      hasTimeline: true,
      options: [
        {
          name: 'frequency',
          type: 'double',
          description: 'set frequency',
          range: ['0', '999999'],
          defaultValue: '3000',
        },
        { name: 'f' },
        {
          name: 'mode',
          description: 'set mode',
          range: ['-1', 'INT_MAX'],
          defaultValue: 'white',
          constants: [
            { name: 'white', value: 0, description: 'white noise' },
            { name: 'w', value: 0, description: 'white noise' },
          ],
        },
        { name: 'peak', type: 'flags', constants: [{ name: 'true', description: 'enable true-peak mode' }] },
        { name: 'args', type: 'string', description: '', constants: [] },
        { name: 'isr', isNested: true },
        { name: 'in_sample_rate', isNested: true },
      ],
    });
  });

  test('reads what an encoder takes', () => {
    const text = 'Encoder aac [AAC]:\n    Supported sample rates: 96000 48000\n    Supported sample formats: fltp\n';
    expect(parseHelp(text)).toEqual({
      description: 'AAC',
      hasTimeline: false,
      options: [],
      facts: new Map([
        ['Supported sample rates', '96000 48000'],
        ['Supported sample formats', 'fltp'],
      ]),
    });
  });
});

test('one name of an option is kept: the first of a filter, the last of its resampler', () => {
  const names = collapseAliases(parseHelp(help).options).map((option) => option.name);
  expect(names).toEqual(['frequency', 'mode', 'peak', 'args', 'in_sample_rate']);
});

test('of constants that mean the same the longest name is kept', () => {
  const mode = parseHelp(help).options.find((option) => option.name === 'mode');
  expect(collapseConstants(mode?.constants ?? []).map((constant) => constant.name)).toEqual(['white']);
});
