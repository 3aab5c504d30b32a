import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ExecaError } from 'execa';
import type { TestSource } from '../../compiler/check/checked-test.ts';
import { nearest } from '../../compiler/check/suggest.ts';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import { hashFile } from '../../runtime/engine/probe/hash-file.ts';
import { sampleKey, samplePath, samples } from '../samples/index.ts';
import type { Block } from './block.ts';

/** The sound for an input of a test. */
export interface Sound {
  /** Changes when the sound does. */
  readonly key: string;
  /** Where it is, made now if need be. */
  readonly path: () => Promise<string>;
}

/** A test that gives what is not there; worded for whoever wrote it. */
export class SourceMissing extends Error {
  override readonly name = 'SourceMissing';
}

/**
 * Finds what a test block gives its inputs, by input.
 *
 * @param host what makes samples; this machine's FFmpeg where absent
 * @throws SourceMissing
 */
export async function soundsOf({ test, input }: Block, host?: FfmpegHost): Promise<ReadonlyMap<string, Sound>> {
  const found = [...test.given].map(async ([name, source]) => [name, await soundOf(source, input, host)] as const);
  return new Map(await Promise.all(found));
}

async function soundOf(source: TestSource, input: string, host?: FfmpegHost): Promise<Sound> {
  if (source.kind === 'file') return fileBeside(input, source.path);
  const { name } = source;
  if (samples.has(name)) return { key: await sampleKey(name, host), path: () => madeSample(name, host) };
  const likely = nearest(name, samples.keys());
  const advice = likely === undefined ? `there are ${[...samples.keys()].join(', ')}` : `did you mean ${likely}?`;
  throw new SourceMissing(`there is no sample '${name}'; ${advice}`);
}

/** An FFmpeg may lack what a sample is made with. */
async function madeSample(name: string, host?: FfmpegHost): Promise<string> {
  try {
    return await samplePath(name, host);
  } catch (thrown) {
    if (!(thrown instanceof ExecaError)) throw thrown;
    const said = String(thrown.stderr ?? '').trim();
    throw new SourceMissing(`the sample '${name}' cannot be made: ${said.split('\n').at(-1) || thrown.shortMessage}`);
  }
}

/** Files are meant as seen from the preset. */
async function fileBeside(input: string, relative: string): Promise<Sound> {
  const path = resolve(dirname(input), relative);
  await access(path).catch(() => {
    throw new SourceMissing(`there is no file ${path}`);
  });
  return { key: await hashFile(path), path: async () => path };
}
