/** Writes the types of the concrete syntax tree, one for each rule of the grammar. */
import { generateCstDts } from 'chevrotain';
import { parser } from '../dsl/syntax/grammar.ts';
import { writeGenerated } from './write-generated.ts';

const header = '/* Generated from dsl/syntax/grammar.ts by `npm run generate`; do not edit. */\n';

const types = generateCstDts(parser.getGAstProductions(), { includeVisitorInterface: false });
const content = header + types.replace('CstNode, ICstVisitor, IToken', 'CstNode, IToken');

await writeGenerated([{ path: 'dsl/syntax/generated/cst.ts', content }], { owns: ['dsl/syntax/generated'] });
