import { existsSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Delivered } from '../../runtime/engine/master/deliver.ts';
import { reject } from '../../runtime/engine/master/reject.ts';
import type { Verdict } from '../../runtime/engine/master/report.ts';
import { mediaFolder } from '../engine/support/media.ts';

const media = mediaFolder();
afterAll(() => media[Symbol.dispose]());

/** The failure of a master that missed some of its promises. */
function rejected(...missed: readonly Verdict['what'][]) {
  const path = media.write('master-1.wav', 'a master');
  const verdicts = missed.map((what): Verdict => ({ what, expected: 'this', measured: 'that', passed: false }));
  const delivered = { rendered: { path }, verdicts } as unknown as Delivered; // all that is read of it
  return reject(delivered, media.file('talk.wav'), {});
}

describe('what is advised fits what was missed', () => {
  test.each([
    ['integrated loudness', /lower the target.*compress before normalize/],
    ['true peak', /higher bit rate/],
    ['short-term loudness', /loud passages/],
    ['rms level', /compress before normalize_rms/],
    ['sample peak', /higher bit rate/],
    ['noise floor', /^denoise or expand before normalize_rms.*keep room tone at the ends/],
    ['clipping', /^turn it down with gain/],
  ] as const)('%s', async (what, hint) => {
    expect(await rejected(what)).toMatchObject({ code: 'qc/out_of_spec', hint: expect.stringMatching(hint) });
  });

  test('everything that was missed has its own', async () => {
    const { message, hint } = await rejected('rms level', 'noise floor');

    expect(message).toContain('rms level that, expected this and noise floor that, expected this');
    expect(hint).toContain('compress before normalize_rms; denoise or expand');
    expect(hint).toContain(`kept for inspection at '${media.file('talk.rejected.wav')}'`);
  });
});

test('a length that is off is told before all else, and the file is kept', async () => {
  const failed = await rejected('integrated loudness', 'duration');

  expect(failed).toMatchObject({ code: 'qc/duration_mismatch', exitCode: 2 });
  expect(failed.message).toBe('the master lasts that where this were expected');
  expect(existsSync(media.file('talk.rejected.wav'))).toBe(true);
});
