import type { Expr, MeasureRef, PresetArtifact } from '../../../schemas/generated/artifact.ts';
import { applyOperator } from '../operators.ts';
import type { JobFacts } from './job-facts.ts';

/** Gives the number of an expression. */
export type Evaluate = (expr: Expr) => number;

/**
 * Evaluates an artifact's expressions over the facts of a job.
 *
 * @returns a function that throws an Error where a fact is not known yet or a result is no number: either is a bug
 */
export function createEvaluator(artifact: PresetArtifact, facts: JobFacts): Evaluate {
  const values = new Map(artifact.values.map(({ id, expr }) => [id, expr]));
  const known = new Map<string, number>();
  const namedValue = (id: string): number => {
    const found = known.get(id) ?? evaluate(required(values.get(id), `value ${id}`));
    known.set(id, found);
    return found;
  };
  const evaluate: Evaluate = (expr) => {
    if (typeof expr === 'number') return expr;
    if ('value' in expr) return namedValue(expr.value);
    const result = 'op' in expr ? applyOperator(expr.op, expr.of.map(evaluate)) : lookUp(expr, facts);
    if (Number.isNaN(result)) throw new Error(`${JSON.stringify(expr)} is no number`);
    return result;
  };
  return evaluate;
}

/** A measurement of loudness has some of the figures, one of levels others. */
type Figures = Partial<Record<MeasureRef['field'], number>>;

type Reference = Exclude<Expr, number | { value: string } | { op: string }>;

function lookUp(reference: Reference, facts: JobFacts): number {
  if ('param' in reference) return required(facts.params[reference.param], `param ${reference.param}`);
  if ('probe' in reference) return required(facts.inputs[reference.probe], `input ${reference.probe}`)[reference.field];
  if ('measure' in reference) {
    const { measure, field } = reference;
    if (field === 'integrated' && measure === facts.album?.measure) return facts.album.integrated;
    const found = facts.measures.get(measure) ?? facts.levels?.get(measure);
    const figures: Figures = required(found, `measurement ${measure}`);
    return required(figures[field], `${field} of measurement ${measure}`);
  }
  if ('solve' in reference) return required(facts.solves.get(reference.solve), `gain ${reference.solve}`);
  if ('job' in reference) return facts.sampleRate;
  return facts.correction[reference.correction];
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not known at this stage`);
  return value;
}
