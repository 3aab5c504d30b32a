import {
  type CstNode,
  CstParser,
  EOF,
  type IParserErrorMessageProvider,
  type IRecognitionException,
  type IToken,
  type ParserMethod,
} from 'chevrotain';
import { collectExpectedTokens, TooManyErrors } from './findings/expected-tokens.ts';
import type { ModuleCstNode } from './generated/cst.ts';
import * as t from './tokens.ts';

type Rule = ParserMethod<[], CstNode>;

/** A rule whose errors go up to the nearest declaration, member or step, so that one mistake gives one finding. */
const handOver = { resyncEnabled: false };

/**
 * The grammar, as docs/language.md explains it. Every rule is decided by one token, but for a named argument and a
 * labelled output, which take two.
 */
class PresetParser extends CstParser {
  constructor(errorMessageProvider: IParserErrorMessageProvider, skipValidations: boolean) {
    super(t.tokens, {
      recoveryEnabled: true,
      maxLookahead: 2,
      nodeLocationTracking: 'onlyOffset',
      errorMessageProvider,
      skipValidations,
    });
    this.performSelfAnalysis();
  }

  /** Guessing a missing or a superfluous token leads to findings about the guess. */
  protected override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  protected override canTokenTypeBeDeletedInRecovery(): boolean {
    return false;
  }

  // Declarations

  module: Rule = this.RULE('module', () => {
    this.MANY1(() => this.SUBRULE(this.importation));
    this.MANY2(() => this.SUBRULE(this.declaration));
    this.CONSUME(EOF);
  });

  importation: Rule = this.RULE('importation', () => {
    this.CONSUME(t.Import);
    this.CONSUME(t.LBrace);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.Identifier) });
    this.CONSUME(t.RBrace);
    this.CONSUME(t.From);
    this.CONSUME(t.StringLiteral);
  });

  declaration: Rule = this.RULE('declaration', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.preset) },
      { ALT: () => this.SUBRULE(this.profile) },
      { ALT: () => this.SUBRULE(this.chain) },
    ]);
  });

  preset: Rule = this.RULE('preset', () => {
    this.CONSUME(t.Preset);
    this.SUBRULE(this.versionedName);
    this.CONSUME(t.LBrace);
    this.MANY(() => this.SUBRULE(this.member));
    this.CONSUME(t.RBrace);
  });

  profile: Rule = this.RULE('profile', () => {
    this.CONSUME(t.Profile);
    this.SUBRULE(this.versionedName);
    this.CONSUME(t.LBrace);
    this.MANY(() => this.SUBRULE(this.field));
    this.CONSUME(t.RBrace);
  });

  chain: Rule = this.RULE('chain', () => {
    this.CONSUME(t.Chain);
    this.CONSUME(t.Identifier);
    this.CONSUME(t.LParen);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.parameter) });
    this.CONSUME(t.RParen);
    this.CONSUME(t.Equals);
    this.AT_LEAST_ONE_SEP({ SEP: t.Pipe, DEF: () => this.SUBRULE(this.stage) });
  });

  versionedName: Rule = this.RULE('versionedName', () => {
    this.CONSUME(t.Identifier);
    this.CONSUME(t.Version);
  });

  // Members

  member: Rule = this.RULE('member', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.inlet) },
      { ALT: () => this.SUBRULE(this.param) },
      { ALT: () => this.SUBRULE(this.binding) },
      { ALT: () => this.SUBRULE(this.output) },
      { ALT: () => this.SUBRULE(this.test) },
    ]);
  });

  /** Not named `input`: that is where a parser takes its tokens. */
  inlet: Rule = this.RULE(
    'inlet',
    () => {
      this.CONSUME(t.Input);
      this.CONSUME1(t.Identifier);
      this.CONSUME(t.Colon);
      this.CONSUME2(t.Identifier);
    },
    handOver,
  );

  param: Rule = this.RULE(
    'param',
    () => {
      this.CONSUME(t.Param);
      this.SUBRULE(this.parameter);
    },
    handOver,
  );

  parameter: Rule = this.RULE(
    'parameter',
    () => {
      this.CONSUME1(t.Identifier);
      this.CONSUME(t.Colon);
      this.CONSUME2(t.Identifier);
      this.OPTION1(() => {
        this.CONSUME(t.Equals);
        this.SUBRULE(this.expression);
      });
      this.OPTION2(() => {
        this.CONSUME(t.In);
        this.SUBRULE(this.range);
      });
    },
    handOver,
  );

  binding: Rule = this.RULE(
    'binding',
    () => {
      this.CONSUME(t.Let);
      this.CONSUME(t.Identifier);
      this.CONSUME(t.Equals);
      this.SUBRULE(this.expression);
    },
    handOver,
  );

  output: Rule = this.RULE(
    'output',
    () => {
      this.CONSUME(t.Output);
      this.OPTION(() => {
        this.CONSUME(t.Identifier);
        this.CONSUME(t.Equals);
      });
      this.SUBRULE(this.expression);
    },
    handOver,
  );

  field: Rule = this.RULE('field', () => {
    this.CONSUME(t.Identifier);
    this.SUBRULE(this.expression);
  });

  // Tests

  test: Rule = this.RULE('test', () => {
    this.CONSUME(t.Test);
    this.CONSUME(t.StringLiteral);
    this.CONSUME(t.LBrace);
    this.MANY(() => this.SUBRULE(this.step));
    this.CONSUME(t.RBrace);
  });

  step: Rule = this.RULE('step', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.given) },
      { ALT: () => this.SUBRULE(this.setting) },
      { ALT: () => this.SUBRULE(this.encode) },
      { ALT: () => this.SUBRULE(this.expectation) },
    ]);
  });

  given: Rule = this.RULE(
    'given',
    () => {
      this.CONSUME(t.Given);
      this.CONSUME(t.Identifier);
      this.CONSUME(t.Equals);
      this.SUBRULE(this.expression);
    },
    handOver,
  );

  setting: Rule = this.RULE(
    'setting',
    () => {
      this.CONSUME(t.With);
      this.CONSUME(t.Identifier);
      this.CONSUME(t.Equals);
      this.SUBRULE(this.expression);
    },
    handOver,
  );

  encode: Rule = this.RULE(
    'encode',
    () => {
      this.CONSUME(t.Encode);
      this.SUBRULE(this.versionedName);
    },
    handOver,
  );

  expectation: Rule = this.RULE(
    'expectation',
    () => {
      this.CONSUME(t.Expect);
      this.CONSUME(t.Identifier);
      this.OR([
        { ALT: () => this.SUBRULE(this.withinCondition) },
        { ALT: () => this.SUBRULE(this.compareCondition) },
        { ALT: () => this.SUBRULE(this.betweenCondition) },
      ]);
    },
    handOver,
  );

  withinCondition: Rule = this.RULE(
    'withinCondition',
    () => {
      this.CONSUME(t.Within);
      this.SUBRULE1(this.expression);
      this.CONSUME(t.Of);
      this.SUBRULE2(this.expression);
    },
    handOver,
  );

  compareCondition: Rule = this.RULE(
    'compareCondition',
    () => {
      this.CONSUME(t.Comparator);
      this.SUBRULE(this.expression);
    },
    handOver,
  );

  betweenCondition: Rule = this.RULE(
    'betweenCondition',
    () => {
      this.CONSUME(t.In);
      this.SUBRULE(this.range);
    },
    handOver,
  );

  // Expressions

  range: Rule = this.RULE(
    'range',
    () => {
      this.SUBRULE1(this.expression);
      this.CONSUME(t.DotDot);
      this.SUBRULE2(this.expression);
    },
    handOver,
  );

  /** Operators are listed flat, in source order; the AST builder sorts out which binds tighter. */
  expression: Rule = this.RULE(
    'expression',
    () => {
      this.SUBRULE1(this.operand);
      this.MANY1(() => {
        this.CONSUME(t.Operator);
        this.SUBRULE2(this.operand);
      });
      this.MANY2(() => {
        this.CONSUME(t.Pipe);
        this.SUBRULE(this.stage);
      });
    },
    handOver,
  );

  operand: Rule = this.RULE(
    'operand',
    () => {
      this.MANY(() => this.CONSUME(t.Minus));
      this.OR([
        { ALT: () => this.CONSUME(t.Literal) },
        {
          ALT: () => {
            this.CONSUME(t.Identifier);
            this.OPTION(() => this.SUBRULE(this.callArguments));
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            this.SUBRULE(this.expression);
            this.CONSUME(t.RParen);
          },
        },
      ]);
    },
    handOver,
  );

  /** All stages are one rule: a CST groups its children by rule, and their order would be lost. */
  stage: Rule = this.RULE(
    'stage',
    () => {
      this.CONSUME(t.Identifier);
      this.SUBRULE(this.callArguments);
    },
    handOver,
  );

  callArguments: Rule = this.RULE(
    'callArguments',
    () => {
      this.CONSUME(t.LParen);
      this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.argument) });
      this.CONSUME(t.RParen);
    },
    handOver,
  );

  argument: Rule = this.RULE(
    'argument',
    () => {
      this.OPTION(() => {
        this.CONSUME(t.ArgumentName);
        this.CONSUME(t.Colon);
      });
      this.SUBRULE(this.expression);
    },
    handOver,
  );
}

const expectedTokens = collectExpectedTokens();

/** Making a parser analyses the whole grammar, so there is one for the process. */
export const parser = new PresetParser(expectedTokens.provider, true);

/** What the parser made of the tokens of one text. */
interface ParsedTokens {
  /** Whole where there are no errors. */
  readonly tree: ModuleCstNode | undefined;
  readonly errors: readonly IRecognitionException[];
}

export function parseTokens(tokens: IToken[]): ParsedTokens {
  expectedTokens.restart();
  parser.input = tokens;
  try {
    const tree = parser.module() as ModuleCstNode; // the types are generated from this very rule
    return { tree, errors: parser.errors };
  } catch (error) {
    if (error instanceof TooManyErrors) return { tree: undefined, errors: parser.errors };
    throw error;
  }
}

/** Makes a parser that checks its own grammar for ambiguity; throws where it finds any. For the tests. */
export function makeCheckedParser(): CstParser {
  return new PresetParser(collectExpectedTokens().provider, false);
}
