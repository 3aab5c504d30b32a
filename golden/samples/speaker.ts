import { join } from 'node:path';
import { execa } from 'execa';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import type { Voice } from './recipe.ts';

/** What speaks the sentences on this machine. */
export interface Speaker {
  /** Part of a sample's key: another speaker makes other samples. */
  readonly name: 'flite' | 'espeak-ng';
  /** Returns FFmpeg's arguments for one input that holds the sentence; files go into `folder`. */
  speak(text: string, voice: Voice, folder: string, index: number): Promise<readonly string[]>;
}

/** The `flite` source where this FFmpeg has it, else the program `espeak-ng`. */
export async function chooseSpeaker(host: FfmpegHost): Promise<Speaker> {
  const { filters } = await host.capabilities();
  return filters.has('flite') ? flite : espeak;
}

const flite: Speaker = {
  name: 'flite',
  speak: async (text, voice) => {
    const name = voice === 'woman' ? 'slt' : 'rms';
    return ['-f', 'lavfi', '-i', `flite=voice=${name}:text='${text}'`];
  },
};

const espeak: Speaker = {
  name: 'espeak-ng',
  speak: async (text, voice, folder, index) => {
    const file = join(folder, `line${index}.wav`);
    await execa('espeak-ng', ['-v', voice === 'woman' ? 'en-us+f3' : 'en-us', '-s', '150', '-w', file, text]);
    return ['-i', file];
  },
};
