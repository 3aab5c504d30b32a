/** LUFS; what lies lower counts as no programme (ITU-R BS.1770-5, annex 1, eq. 5). */
const absoluteGate = -70;

/** LU under the loudness of all that passes the absolute gate (eq. 6). */
const relativeGate = -10;

/**
 * The integrated loudness of several programmes, gated together as if they were one:
 *
 *     L = -0.691 + 10 lg (mean of the blocks' energies)
 *
 * over the gating blocks louder than -70 LUFS and louder than 10 LU under the loudness of those (ITU-R BS.1770-5, annex 1,
 * eq. 3 to 7). A gating block lasts 400 ms and begins 100 ms after the one before, which is what a momentary reading
 * each 100 ms is, so no sound has to be read again. It differs from measuring one long file in two ways: there are no
 * blocks that hold the end of one programme and the start of the next, and `ebur128` rounds each block down to 0.01 LU.
 *
 * @param programmes momentary readings of each in LUFS, one each 100 ms; NaN where there is none
 * @returns LUFS; null where no block passes the absolute gate
 */
export function jointLoudness(programmes: readonly Float32Array[]): number | null {
  const all = meanLoudness(programmes, absoluteGate);
  return all === null ? null : meanLoudness(programmes, Math.max(absoluteGate, all + relativeGate));
}

/** LUFS of the mean energy of the blocks that are louder than a gate. The -0.691 of the formula is part of each reading. */
function meanLoudness(programmes: readonly Float32Array[], gate: number): number | null {
  let [energy, blocks] = [0, 0];
  for (const readings of programmes) {
    for (const loudness of readings) {
      if (!(loudness > gate)) continue; // NaN neither
      energy += 10 ** (loudness / 10);
      blocks += 1;
    }
  }
  return blocks === 0 ? null : 10 * Math.log10(energy / blocks);
}
