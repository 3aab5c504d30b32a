import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { TestSource } from '../../compiler/check/checked-test.ts';
import { nearest } from '../../compiler/check/suggest.ts';
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

/** Finds what a test block gives its inputs, by input. @throws SourceMissing */
export async function soundsOf({ test, input }: Block): Promise<ReadonlyMap<string, Sound>> {
  const found = [...test.given].map(async ([name, source]) => [name, await soundOf(source, input)] as const);
  return new Map(await Promise.all(found));
}

async function soundOf(source: TestSource, input: string): Promise<Sound> {
  if (source.kind === 'file') return fileBeside(input, source.path);
  const { name } = source;
  if (samples.has(name)) return { key: await sampleKey(name), path: () => samplePath(name) };
  const likely = nearest(name, samples.keys());
  const advice = likely === undefined ? `there are ${[...samples.keys()].join(', ')}` : `did you mean ${likely}?`;
  throw new SourceMissing(`there is no sample '${name}'; ${advice}`);
}

/** Files are meant as seen from the preset. */
async function fileBeside(input: string, relative: string): Promise<Sound> {
  const path = resolve(dirname(input), relative);
  await access(path).catch(() => {
    throw new SourceMissing(`there is no file ${path}`);
  });
  return { key: await hashFile(path), path: async () => path };
}
