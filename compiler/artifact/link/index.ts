export type { RenderTarget } from './encoding.ts';
export { createEvaluator, type Evaluate } from './evaluate.ts';
export {
  chooseSampleRate,
  type DeliveredFormat,
  deliveredFormat,
  instantiate,
  type LinkContext,
} from './instantiate.ts';
export type { AlbumFacts, InputFacts, JobFacts, LevelFacts, MeasuredFacts } from './job-facts.ts';
export { createLevelMeter, type LevelMeter } from './level-meter.ts';
export { type LinkedLevels, linkLevels } from './link-levels.ts';
export {
  type KeptLink,
  type LinkedListening,
  type LinkedMeasurement,
  type LinkedProcess,
  type LinkedRendering,
  linkListening,
  linkMeasurement,
  linkRender,
  linkSolve,
  type Source,
  type Sources,
} from './link-stages.ts';
export { createMeter, type Meter, type MeterScope, meterNodes } from './meters.ts';
