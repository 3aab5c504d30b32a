/* Generated from dsl/syntax/grammar.ts by `npm run generate`; do not edit. */
import type { CstNode, IToken } from "chevrotain";

export interface ModuleCstNode extends CstNode {
  name: "module";
  children: ModuleCstChildren;
}

export type ModuleCstChildren = {
  importation?: ImportationCstNode[];
  declaration?: DeclarationCstNode[];
  EOF: IToken[];
};

export interface ImportationCstNode extends CstNode {
  name: "importation";
  children: ImportationCstChildren;
}

export type ImportationCstChildren = {
  Import: IToken[];
  LBrace: IToken[];
  Identifier: IToken[];
  Comma?: IToken[];
  RBrace: IToken[];
  From: IToken[];
  StringLiteral: IToken[];
};

export interface DeclarationCstNode extends CstNode {
  name: "declaration";
  children: DeclarationCstChildren;
}

export type DeclarationCstChildren = {
  preset?: PresetCstNode[];
  profile?: ProfileCstNode[];
  chain?: ChainCstNode[];
};

export interface PresetCstNode extends CstNode {
  name: "preset";
  children: PresetCstChildren;
}

export type PresetCstChildren = {
  Preset: IToken[];
  versionedName: VersionedNameCstNode[];
  LBrace: IToken[];
  member?: MemberCstNode[];
  RBrace: IToken[];
};

export interface ProfileCstNode extends CstNode {
  name: "profile";
  children: ProfileCstChildren;
}

export type ProfileCstChildren = {
  Profile: IToken[];
  versionedName: VersionedNameCstNode[];
  LBrace: IToken[];
  field?: FieldCstNode[];
  RBrace: IToken[];
};

export interface ChainCstNode extends CstNode {
  name: "chain";
  children: ChainCstChildren;
}

export type ChainCstChildren = {
  Chain: IToken[];
  Identifier: IToken[];
  LParen: IToken[];
  parameter?: ParameterCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
  Equals: IToken[];
  stage: StageCstNode[];
  Pipe?: IToken[];
};

export interface VersionedNameCstNode extends CstNode {
  name: "versionedName";
  children: VersionedNameCstChildren;
}

export type VersionedNameCstChildren = {
  Identifier: IToken[];
  Version: IToken[];
};

export interface MemberCstNode extends CstNode {
  name: "member";
  children: MemberCstChildren;
}

export type MemberCstChildren = {
  inlet?: InletCstNode[];
  param?: ParamCstNode[];
  binding?: BindingCstNode[];
  output?: OutputCstNode[];
  test?: TestCstNode[];
};

export interface InletCstNode extends CstNode {
  name: "inlet";
  children: InletCstChildren;
}

export type InletCstChildren = {
  Input: IToken[];
  Identifier: (IToken)[];
  Colon: IToken[];
};

export interface ParamCstNode extends CstNode {
  name: "param";
  children: ParamCstChildren;
}

export type ParamCstChildren = {
  Param: IToken[];
  parameter: ParameterCstNode[];
};

export interface ParameterCstNode extends CstNode {
  name: "parameter";
  children: ParameterCstChildren;
}

export type ParameterCstChildren = {
  Identifier: (IToken)[];
  Colon: IToken[];
  Equals?: IToken[];
  expression?: ExpressionCstNode[];
  In?: IToken[];
  range?: RangeCstNode[];
};

export interface BindingCstNode extends CstNode {
  name: "binding";
  children: BindingCstChildren;
}

export type BindingCstChildren = {
  Let: IToken[];
  Identifier: IToken[];
  Equals: IToken[];
  expression: ExpressionCstNode[];
};

export interface OutputCstNode extends CstNode {
  name: "output";
  children: OutputCstChildren;
}

export type OutputCstChildren = {
  Output: IToken[];
  Identifier?: IToken[];
  Equals?: IToken[];
  expression: ExpressionCstNode[];
};

export interface FieldCstNode extends CstNode {
  name: "field";
  children: FieldCstChildren;
}

export type FieldCstChildren = {
  Identifier: IToken[];
  expression: ExpressionCstNode[];
};

export interface TestCstNode extends CstNode {
  name: "test";
  children: TestCstChildren;
}

export type TestCstChildren = {
  Test: IToken[];
  StringLiteral: IToken[];
  LBrace: IToken[];
  step?: StepCstNode[];
  RBrace: IToken[];
};

export interface StepCstNode extends CstNode {
  name: "step";
  children: StepCstChildren;
}

export type StepCstChildren = {
  given?: GivenCstNode[];
  setting?: SettingCstNode[];
  encode?: EncodeCstNode[];
  expectation?: ExpectationCstNode[];
};

export interface GivenCstNode extends CstNode {
  name: "given";
  children: GivenCstChildren;
}

export type GivenCstChildren = {
  Given: IToken[];
  Identifier: IToken[];
  Equals: IToken[];
  expression: ExpressionCstNode[];
};

export interface SettingCstNode extends CstNode {
  name: "setting";
  children: SettingCstChildren;
}

export type SettingCstChildren = {
  With: IToken[];
  Identifier: IToken[];
  Equals: IToken[];
  expression: ExpressionCstNode[];
};

export interface EncodeCstNode extends CstNode {
  name: "encode";
  children: EncodeCstChildren;
}

export type EncodeCstChildren = {
  Encode: IToken[];
  versionedName: VersionedNameCstNode[];
};

export interface ExpectationCstNode extends CstNode {
  name: "expectation";
  children: ExpectationCstChildren;
}

export type ExpectationCstChildren = {
  Expect: IToken[];
  Identifier: IToken[];
  withinCondition?: WithinConditionCstNode[];
  compareCondition?: CompareConditionCstNode[];
  betweenCondition?: BetweenConditionCstNode[];
};

export interface WithinConditionCstNode extends CstNode {
  name: "withinCondition";
  children: WithinConditionCstChildren;
}

export type WithinConditionCstChildren = {
  Within: IToken[];
  expression: (ExpressionCstNode)[];
  Of: IToken[];
};

export interface CompareConditionCstNode extends CstNode {
  name: "compareCondition";
  children: CompareConditionCstChildren;
}

export type CompareConditionCstChildren = {
  Comparator: IToken[];
  expression: ExpressionCstNode[];
};

export interface BetweenConditionCstNode extends CstNode {
  name: "betweenCondition";
  children: BetweenConditionCstChildren;
}

export type BetweenConditionCstChildren = {
  In: IToken[];
  range: RangeCstNode[];
};

export interface RangeCstNode extends CstNode {
  name: "range";
  children: RangeCstChildren;
}

export type RangeCstChildren = {
  expression: (ExpressionCstNode)[];
  DotDot: IToken[];
};

export interface ExpressionCstNode extends CstNode {
  name: "expression";
  children: ExpressionCstChildren;
}

export type ExpressionCstChildren = {
  operand: (OperandCstNode)[];
  Operator?: IToken[];
  Pipe?: IToken[];
  stage?: StageCstNode[];
};

export interface OperandCstNode extends CstNode {
  name: "operand";
  children: OperandCstChildren;
}

export type OperandCstChildren = {
  Minus?: IToken[];
  Literal?: IToken[];
  Identifier?: IToken[];
  callArguments?: CallArgumentsCstNode[];
  LParen?: IToken[];
  expression?: ExpressionCstNode[];
  RParen?: IToken[];
};

export interface StageCstNode extends CstNode {
  name: "stage";
  children: StageCstChildren;
}

export type StageCstChildren = {
  Identifier: IToken[];
  callArguments: CallArgumentsCstNode[];
};

export interface CallArgumentsCstNode extends CstNode {
  name: "callArguments";
  children: CallArgumentsCstChildren;
}

export type CallArgumentsCstChildren = {
  LParen: IToken[];
  argument?: ArgumentCstNode[];
  Comma?: IToken[];
  RParen: IToken[];
};

export interface ArgumentCstNode extends CstNode {
  name: "argument";
  children: ArgumentCstChildren;
}

export type ArgumentCstChildren = {
  ArgumentName?: IToken[];
  Colon?: IToken[];
  expression: ExpressionCstNode[];
};
