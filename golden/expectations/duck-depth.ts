import type { Subject } from './subject.ts';

/** How far each duck moved its stream while the other one spoke, in dB. */
export const duckDepth: Subject = {
  of: ({ duckDepthsDb }) =>
    duckDepthsDb.map((value, index) =>
      duckDepthsDb.length === 1 ? { value } : { value, where: `in duck ${index + 1}` },
    ),
};
