/** One FFmpeg input of a recipe. */
export type Source =
  /** A sentence, spoken by a synthetic voice. */
  | { readonly kind: 'spoken'; readonly text: string; readonly voice: Voice }
  /** A source filter with fixed seeds. */
  | { readonly kind: 'generated'; readonly filter: string }
  /** Another sample, made first. */
  | { readonly kind: 'sample'; readonly name: string };

export type Voice = 'woman' | 'man';

/** What a sample reads on a meter. */
export interface Measured {
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
}

/** How one sample is made: sources, a filter graph over them, an encoding. */
export interface Recipe {
  readonly name: string;
  readonly doc: string;
  /** As read by `ebur128`; one channel counts as dual mono. Undefined where there is no loudness. */
  readonly measured?: Measured;
  readonly sources: readonly Source[];
  /** From `[0:a]`, `[1:a]`... to the labels that `output` maps. */
  readonly graph: string;
  /** Output options of FFmpeg, the streams to map among them. */
  readonly output: readonly string[];
  readonly extension: string;
}

/** A recipe whose graph ends in `[out]` and becomes a WAV file; 24 bits where no codec is named. */
export function wave(recipe: Omit<Recipe, 'output' | 'extension'> & { readonly codec?: string }): Recipe {
  const { codec = 'pcm_s24le', ...rest } = recipe;
  return { ...rest, output: ['-map', '[out]', '-c:a', codec], extension: 'wav' };
}

/** A recipe that alters the sample `of` by a plain chain of filters. */
export function variant(
  recipe: Omit<Recipe, 'sources' | 'graph' | 'output' | 'extension'> & {
    readonly of: string;
    readonly filters: string;
    readonly codec?: string;
  },
): Recipe {
  const { of, filters, ...rest } = recipe;
  return wave({ ...rest, sources: [{ kind: 'sample', name: of }], graph: `[0:a]${filters}[out]` });
}

/** A source filter as one input. */
export function generated(filter: string): Source {
  return { kind: 'generated', filter };
}

/** Short for the figures of a recipe: LUFS and dBTP. */
export function reads(integratedLufs: number, truePeakDbtp: number): Measured {
  return { integratedLufs, truePeakDbtp };
}
