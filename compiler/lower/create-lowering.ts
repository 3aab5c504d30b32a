import type { Expr, OptionValue } from '../../schemas/generated/artifact.ts';
import { conversionSteps } from '../artifact/channels.ts';
import { addDelivery, addFilter, addMeasure, addSolve, addValue, type FilterGraph } from './filter-graph.ts';
import type { Flow, Lowering } from './lowering.ts';

/** Names of options whose value the generated types already describe; undefined ones are left out. */
function definedOptions(options: object): Record<string, OptionValue> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/**
 * What operators build a filter graph with.
 *
 * @param last true for the output's last normalize, which works in the profile's format and answers for the deliverable
 */
export function createLowering(graph: FilterGraph, last: boolean): Lowering {
  const lowering: Lowering = {
    filter(flow, name, options, { when = 1, also = [] } = {}) {
      const inputs = [flow.link, ...also.map((other) => other.link)] as const;
      return { ...flow, link: addFilter(graph, name, definedOptions(options), [...inputs], when) };
    },
    measure(flow) {
      const measure = addMeasure(graph, flow.link);
      const field = <Field extends 'integrated' | 'truePeak' | 'duration'>(name: Field): Expr => ({
        measure,
        field: name,
      });
      return { integrated: field('integrated'), truePeak: field('truePeak'), duration: field('duration') };
    },
    measureLevels(flow, threshold) {
      const request = { sampleRate: flow.sampleRate, ...(threshold === undefined ? {} : { threshold }) };
      const measure = addMeasure(graph, flow.link, request);
      return {
        rms: { measure, field: 'rms' },
        samplePeak: { measure, field: 'samplePeak' },
        soundStart: { measure, field: 'soundStart' },
        soundEnd: { measure, field: 'soundEnd' },
      };
    },
    value: (expr) => addValue(graph, expr),
    solve({ through, ...request }) {
      let flow: Flow | undefined;
      const build = (gain: Expr): string => {
        flow = through(gain);
        return flow.link;
      };
      const id = addSolve(graph, request, build);
      if (flow === undefined) throw new Error('a solve builds its flow at once');
      return { gain: { solve: id }, flow };
    },
    toChannels(flow, channels) {
      const link = conversionSteps(flow.channels, channels).reduce(
        (from, { filter, options, when }) => addFilter(graph, filter, options, [from], when),
        flow.link,
      );
      return { ...flow, link, channels };
    },
    deliver: (flow) => (last ? deliver(graph, flow) : flow),
    correction: last
      ? { loudness: { correction: 'loudness' }, ceiling: { correction: 'ceiling' } }
      : { loudness: 0, ceiling: 0 },
    refuse(when, reason) {
      if (when !== 0) graph.refusals.push({ when, reason });
    },
    promise(promise) {
      if (last) graph.promise = { ...promise };
    },
    promiseLevels(promise) {
      if (last) graph.levelsPromise = promise;
    },
  };
  return lowering;
}

/** Marks where the signal takes the deliverable's format. */
export function deliver(graph: FilterGraph, flow: Flow): Flow {
  const { channels, sampleRate } = flow;
  return { ...flow, link: addDelivery(graph, flow.link, { channels, sampleRate }) };
}
