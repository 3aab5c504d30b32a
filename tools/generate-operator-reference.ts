/** Writes the reference of the operators from their definitions. */
import { operators } from '../compiler/operators/index.ts';
import type { Operator } from '../compiler/operators/operator.ts';
import type { Param } from '../compiler/operators/params.ts';
import { baseUnits, formatQuantity, typeNames } from '../compiler/types/quantity.ts';
import { writeGenerated } from './write-generated.ts';

const introduction = `<!-- Generated from compiler/operators/ by \`npm run generate\`; do not edit. -->

# Operators

A stage of a preset is an operator with its arguments: \`voice |> highpass(80 Hz) |> compress(-22 dBFS, ratio: 3:1)\`.
Arguments without a name fill the parameters in the order of the table; a parameter that has a default, or that is
optional, may be left out.
`;

const list = [...operators.values()];

function overview(): string {
  const lines = list.map(({ name, doc }) => `| [${name}](#${name}) | ${doc} |`);
  return ['| operator | what it does |', '|---|---|', ...lines, ''].join('\n');
}

function section(operator: Operator): string {
  const { name, doc, example, params, streams } = operator;
  const takes = streams === 'many' ? ['It takes two or more streams.', ''] : [];
  const rows = Object.entries(params).map(([parameter, param]) => row(parameter, param));
  const table =
    rows.length === 0 ? [] : ['| parameter | takes | default | meaning |', '|---|---|---|---|', ...rows, ''];
  return [`## ${name}`, '', doc, '', '```', example, '```', '', ...takes, ...table].join('\n');
}

function row(name: string, param: Param): string {
  return `| \`${name}\` | ${domain(param)} | ${defaultOf(param)} | ${param.doc} |`;
}

function domain(param: Param): string {
  switch (param.kind) {
    case 'stream':
      return 'a stream';
    case 'choice':
      return param.choices.map((choice) => `\`${choice}\``).join(', ');
    case 'quantity': {
      const { type, min, max } = param;
      const unit = baseUnits[type] === '' ? '' : ` (${param.type})`;
      return `${typeNames[type]}${unit}, ${formatQuantity(type, min)} to ${formatQuantity(type, max)}`;
    }
  }
}

function defaultOf(param: Param): string {
  if (param.kind === 'choice' && param.default !== undefined) return `\`${param.default}\``;
  if (param.kind === 'quantity' && param.default !== undefined) return formatQuantity(param.type, param.default);
  return param.required ? 'must be given' : 'optional';
}

const content = [introduction, overview(), ...list.map(section)].join('\n');
await writeGenerated([{ path: 'docs/reference/operators.md', content }]);
