import type { Comparator, Span } from '../../dsl/index.ts';
import type { Expr } from '../../schemas/generated/artifact.ts';
import type { QuantityType } from '../types/quantity.ts';

/** A test block whose steps hold together: what to give the preset, and what to expect of the master. */
export interface CheckedTest {
  readonly title: string;
  /** Of its title. */
  readonly span: Span;
  /** By input. */
  readonly given: ReadonlyMap<string, TestSource>;
  /** By param, in the param's base unit; a value may depend on other params. */
  readonly settings: ReadonlyMap<string, Expr>;
  /** The label (`name_vN`) of the profile; undefined where the test names none. */
  readonly profile: string | undefined;
  readonly expectations: readonly CheckedExpectation[];
}

/** Sound for an input: a recipe of the samples, or a file beside the preset. */
export type TestSource =
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

/** One `expect`: of a figure, of the codec, or of the samples that another build of FFmpeg makes. */
export type CheckedExpectation =
  | {
      readonly kind: 'figure';
      readonly subject: string;
      readonly type: QuantityType;
      /** What differences of the figure are given in. */
      readonly difference: QuantityType;
      readonly condition: CheckedCondition;
      readonly span: Span;
    }
  | { readonly kind: 'codec'; readonly codec: string; readonly span: Span }
  /** dBFS that no sample may be off by. */
  | { readonly kind: 'difference'; readonly most: Expr; readonly span: Span };

/** What a figure is held to, in its base unit. */
export type CheckedCondition =
  | { readonly kind: 'within'; readonly tolerance: TestValue; readonly of: TestValue }
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly value: TestValue }
  | { readonly kind: 'between'; readonly min: TestValue; readonly max: TestValue };

/** A value, or the same figure of one of the test's inputs. */
export type TestValue = Expr | { readonly input: string };
