/* Generated from schemas/ffmpeg/5.1/filters by `npm run generate`; do not edit. */

/**
 * Audio compressor.
 */
export interface AcompressorOptions {
  /**
   * set input gain
   */
  level_in?: number;
  /**
   * set mode
   */
  mode?: 'downward' | 'upward';
  /**
   * set threshold
   */
  threshold?: number;
  /**
   * set ratio
   */
  ratio?: number;
  /**
   * set attack
   */
  attack?: number;
  /**
   * set release
   */
  release?: number;
  /**
   * set make up gain
   */
  makeup?: number;
  /**
   * set knee
   */
  knee?: number;
  /**
   * set link type
   */
  link?: 'average' | 'maximum';
  /**
   * set detection
   */
  detection?: 'peak' | 'rms';
  /**
   * set sidechain gain
   */
  level_sc?: number;
  /**
   * set mix
   */
  mix?: number;
}

/**
 * Cross fade two input audio streams.
 */
export interface AcrossfadeOptions {
  /**
   * set number of samples for cross fade duration
   */
  nb_samples?: number;
  /**
   * set cross fade duration
   */
  duration?: number;
  /**
   * overlap 1st stream end with 2nd stream start
   */
  overlap?: boolean;
  /**
   * set fade curve type for 1st stream
   */
  curve1?:
    | 'nofade'
    | 'tri'
    | 'qsin'
    | 'esin'
    | 'hsin'
    | 'log'
    | 'ipar'
    | 'qua'
    | 'cub'
    | 'squ'
    | 'cbr'
    | 'par'
    | 'exp'
    | 'iqsin'
    | 'ihsin'
    | 'dese'
    | 'desi'
    | 'losi'
    | 'sinc'
    | 'isinc';
  /**
   * set fade curve type for 2nd stream
   */
  curve2?:
    | 'nofade'
    | 'tri'
    | 'qsin'
    | 'esin'
    | 'hsin'
    | 'log'
    | 'ipar'
    | 'qua'
    | 'cub'
    | 'squ'
    | 'cbr'
    | 'par'
    | 'exp'
    | 'iqsin'
    | 'ihsin'
    | 'dese'
    | 'desi'
    | 'losi'
    | 'sinc'
    | 'isinc';
}

/**
 * Remove impulsive noise from input audio.
 */
export interface AdeclickOptions {
  /**
   * set window size
   */
  window?: number;
  /**
   * set window overlap
   */
  overlap?: number;
  /**
   * set autoregression order
   */
  arorder?: number;
  /**
   * set threshold
   */
  threshold?: number;
  /**
   * set burst fusion
   */
  burst?: number;
  /**
   * set overlap method
   */
  method?: 'add' | 'save';
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Delay one or more audio channels.
 */
export interface AdelayOptions {
  /**
   * set list of delays for each channel
   */
  delays?: string | number;
  /**
   * use last available delay for remained channels
   */
  all?: boolean;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Filter audio signal according to a specified expression.
 */
export interface AevalOptions {
  /**
   * set the '|'-separated list of channels expressions
   */
  exprs?: string | number;
  /**
   * set channel layout
   */
  channel_layout?: string | number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Fade in/out input audio.
 */
export interface AfadeOptions {
  /**
   * set the fade direction
   */
  type?: 'in' | 'out';
  /**
   * set number of first sample to start fading
   */
  start_sample?: number;
  /**
   * set number of samples for fade duration
   */
  nb_samples?: number;
  /**
   * set time to start fading
   */
  start_time?: number;
  /**
   * set fade duration
   */
  duration?: number;
  /**
   * set fade curve type
   */
  curve?:
    | 'nofade'
    | 'tri'
    | 'qsin'
    | 'esin'
    | 'hsin'
    | 'log'
    | 'ipar'
    | 'qua'
    | 'cub'
    | 'squ'
    | 'cbr'
    | 'par'
    | 'exp'
    | 'iqsin'
    | 'ihsin'
    | 'dese'
    | 'desi'
    | 'losi'
    | 'sinc'
    | 'isinc';
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Denoise audio samples using FFT.
 */
export interface AfftdnOptions {
  /**
   * set the noise reduction
   */
  noise_reduction?: number;
  /**
   * set the noise floor
   */
  noise_floor?: number;
  /**
   * set the noise type
   */
  noise_type?: 'white' | 'vinyl' | 'shellac' | 'custom';
  /**
   * set the custom bands noise
   */
  band_noise?: string | number;
  /**
   * set the residual floor
   */
  residual_floor?: number;
  /**
   * track noise
   */
  track_noise?: boolean;
  /**
   * track residual
   */
  track_residual?: boolean;
  /**
   * set output mode
   */
  output_mode?: 'input' | 'output' | 'noise';
  /**
   * set adaptivity factor
   */
  adaptivity?: number;
  /**
   * set noise floor offset factor
   */
  floor_offset?: number;
  /**
   * set the noise floor link
   */
  noise_link?: 'none' | 'min' | 'max' | 'average';
  /**
   * set band multiplier
   */
  band_multiplier?: number;
  /**
   * set sample noise mode
   */
  sample_noise?: 'none' | 'start' | 'stop';
  /**
   * set gain smooth radius
   */
  gain_smooth?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Convert the input audio to one of the specified formats.
 */
export interface AformatOptions {
  /**
   * A '|'-separated list of sample formats.
   */
  sample_fmts?: string | number;
  /**
   * A '|'-separated list of sample rates.
   */
  sample_rates?: string | number;
  /**
   * A '|'-separated list of channel layouts.
   */
  channel_layouts?: string | number;
}

/**
 * Audio gate.
 */
export interface AgateOptions {
  /**
   * set input level
   */
  level_in?: number;
  /**
   * set mode
   */
  mode?: 'downward' | 'upward';
  /**
   * set max gain reduction
   */
  range?: number;
  /**
   * set threshold
   */
  threshold?: number;
  /**
   * set ratio
   */
  ratio?: number;
  /**
   * set attack
   */
  attack?: number;
  /**
   * set release
   */
  release?: number;
  /**
   * set makeup gain
   */
  makeup?: number;
  /**
   * set knee
   */
  knee?: number;
  /**
   * set detection
   */
  detection?: 'peak' | 'rms';
  /**
   * set link
   */
  link?: 'average' | 'maximum';
  /**
   * set sidechain gain
   */
  level_sc?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Audio lookahead limiter.
 */
export interface AlimiterOptions {
  /**
   * set input level
   */
  level_in?: number;
  /**
   * set output level
   */
  level_out?: number;
  /**
   * set limit
   */
  limit?: number;
  /**
   * set attack
   */
  attack?: number;
  /**
   * set release
   */
  release?: number;
  /**
   * enable asc
   */
  asc?: boolean;
  /**
   * set asc level
   */
  asc_level?: number;
  /**
   * auto level
   */
  level?: boolean;
  /**
   * compensate delay
   */
  latency?: boolean;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Loop audio samples.
 */
export interface AloopOptions {
  /**
   * number of loops
   */
  loop?: number;
  /**
   * max number of samples to loop
   */
  size?: number;
  /**
   * set the loop start sample
   */
  start?: number;
}

/**
 * Manipulate audio frame metadata.
 */
export interface AmetadataOptions {
  /**
   * set a mode of operation
   */
  mode?: 'select' | 'add' | 'modify' | 'delete' | 'print';
  /**
   * set metadata key
   */
  key?: string | number;
  /**
   * set metadata value
   */
  value?: string | number;
  /**
   * function for comparing values
   */
  function?: 'same_str' | 'starts_with' | 'less' | 'equal' | 'greater' | 'expr' | 'ends_with';
  /**
   * set expression for expr function
   */
  expr?: string | number;
  /**
   * set file where to print metadata information
   */
  file?: string | number;
  /**
   * reduce buffering when printing to user-set file or pipe
   */
  direct?: boolean;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Audio mixing.
 */
export interface AmixOptions {
  /**
   * Number of inputs.
   */
  inputs?: number;
  /**
   * How to determine the end-of-stream.
   */
  duration?: 'longest' | 'shortest' | 'first';
  /**
   * Transition time, in seconds, for volume renormalization when an input stream ends.
   */
  dropout_transition?: number;
  /**
   * Set weight for each input.
   */
  weights?: string | number;
  /**
   * Scale inputs
   */
  normalize?: boolean;
}

/**
 * Multiply two audio streams.
 */
export interface AmultiplyOptions {}

/**
 * Pass the source unchanged to the output.
 */
export interface AnullOptions {}

/**
 * Do absolutely nothing with the input audio.
 */
export interface AnullsinkOptions {}

/**
 * Pad audio with silence.
 */
export interface ApadOptions {
  /**
   * set silence packet size
   */
  packet_size?: number;
  /**
   * set number of samples of silence to add
   */
  pad_len?: number;
  /**
   * set minimum target number of samples in the audio stream
   */
  whole_len?: number;
  /**
   * set duration of silence to add
   */
  pad_dur?: number;
  /**
   * set minimum target duration in the audio stream
   */
  whole_dur?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Resample audio data.
 */
export interface AresampleOptions {
  sample_rate?: number;
  /**
   * set used channel count
   */
  used_channel_count?: number;
  /**
   * set input sample rate
   */
  in_sample_rate?: number;
  /**
   * set output sample rate
   */
  out_sample_rate?: number;
  /**
   * set input sample format
   */
  in_sample_fmt?: 'u8' | 's16' | 's32' | 'flt' | 'dbl' | 'u8p' | 's16p' | 's32p' | 'fltp' | 'dblp' | 's64' | 's64p';
  /**
   * set output sample format
   */
  out_sample_fmt?: 'u8' | 's16' | 's32' | 'flt' | 'dbl' | 'u8p' | 's16p' | 's32p' | 'fltp' | 'dblp' | 's64' | 's64p';
  /**
   * set internal sample format
   */
  internal_sample_fmt?:
    'u8' | 's16' | 's32' | 'flt' | 'dbl' | 'u8p' | 's16p' | 's32p' | 'fltp' | 'dblp' | 's64' | 's64p';
  /**
   * set input channel layout
   */
  in_chlayout?: string;
  /**
   * set output channel layout
   */
  out_chlayout?: string;
  /**
   * set center mix level
   */
  center_mix_level?: number;
  /**
   * set surround mix Level
   */
  surround_mix_level?: number;
  /**
   * set LFE mix level
   */
  lfe_mix_level?: number;
  /**
   * set rematrix volume
   */
  rematrix_volume?: number;
  /**
   * set rematrix maxval
   */
  rematrix_maxval?: number;
  /**
   * set flags
   */
  swr_flags?: string;
  /**
   * set dither scale
   */
  dither_scale?: number;
  /**
   * set dither method
   */
  dither_method?:
    | number
    | (
        | 'rectangular'
        | 'triangular'
        | 'triangular_hp'
        | 'lipshitz'
        | 'shibata'
        | 'low_shibata'
        | 'high_shibata'
        | 'f_weighted'
        | 'modified_e_weighted'
        | 'improved_e_weighted'
      );
  /**
   * set swr resampling filter size
   */
  filter_size?: number;
  /**
   * set swr resampling phase shift
   */
  phase_shift?: number;
  /**
   * enable linear interpolation
   */
  linear_interp?: boolean;
  /**
   * enable exact rational
   */
  exact_rational?: boolean;
  /**
   * set cutoff frequency ratio
   */
  resample_cutoff?: number;
  /**
   * set resampling Engine
   */
  resampler?: 'swr' | 'soxr';
  /**
   * set soxr resampling precision (in bits)
   */
  precision?: number;
  /**
   * enable soxr Chebyshev passband & higher-precision irrational ratio approximation
   */
  cheby?: boolean;
  /**
   * set minimum difference between timestamps and audio data (in seconds) below which no timestamp compensation of either kind is applied
   */
  min_comp?: number;
  /**
   * set minimum difference between timestamps and audio data (in seconds) to trigger padding/trimming the data.
   */
  min_hard_comp?: number;
  /**
   * set duration (in seconds) over which data is stretched/squeezed to make it match the timestamps.
   */
  comp_duration?: number;
  /**
   * set maximum factor by which data is stretched/squeezed to make it match the timestamps.
   */
  max_soft_comp?: number;
  /**
   * simplified 1 parameter audio timestamp matching, 0(disabled), 1(filling and trimming), >1(maximum stretch/squeeze in samples per second)
   */
  async?: number;
  /**
   * Assume the first pts should be this value (in samples).
   */
  first_pts?: number;
  /**
   * set matrixed stereo encoding
   */
  matrix_encoding?: number | ('none' | 'dolby' | 'dplii');
  /**
   * select swr filter type
   */
  filter_type?: 'cubic' | 'blackman_nuttall' | 'kaiser';
  /**
   * set swr Kaiser window beta
   */
  kaiser_beta?: number;
  /**
   * set swr number of output sample bits
   */
  output_sample_bits?: number;
}

/**
 * Select audio frames to pass in output.
 */
export interface AselectOptions {
  /**
   * set an expression to use for selecting frames
   */
  expr?: string | number;
  /**
   * set the number of outputs
   */
  outputs?: number;
}

/**
 * Set the number of samples for each output audio frames.
 */
export interface AsetnsamplesOptions {
  /**
   * set the number of per-frame output samples
   */
  nb_out_samples?: number;
  /**
   * pad last frame with zeros
   */
  pad?: boolean;
}

/**
 * Set PTS for the output audio frame.
 */
export interface AsetptsOptions {
  /**
   * Expression determining the frame timestamp
   */
  expr?: string | number;
}

/**
 * Pass on the audio input to N audio outputs.
 */
export interface AsplitOptions {
  /**
   * set number of outputs
   */
  outputs?: number;
}

/**
 * Show time domain statistics about audio frames.
 */
export interface AstatsOptions {
  /**
   * set the window length
   */
  length?: number;
  /**
   * inject metadata in the filtergraph
   */
  metadata?: boolean;
  /**
   * Set the number of frames over which cumulative stats are calculated before being reset
   */
  reset?: number;
  /**
   * Select the parameters which are measured per channel
   */
  measure_perchannel?: string;
  /**
   * Select the parameters which are measured overall
   */
  measure_overall?: string;
}

/**
 * Pick one continuous section from the input, drop the rest.
 */
export interface AtrimOptions {
  /**
   * Timestamp of the first frame that should be passed
   */
  start?: number;
  /**
   * Timestamp of the first frame that should be dropped again
   */
  end?: number;
  /**
   * Timestamp of the first frame that should be passed
   */
  start_pts?: number;
  /**
   * Timestamp of the first frame that should be dropped again
   */
  end_pts?: number;
  /**
   * Maximum duration of the output
   */
  duration?: number;
  /**
   * Number of the first audio sample that should be passed to the output
   */
  start_sample?: number;
  /**
   * Number of the first audio sample that should be dropped again
   */
  end_sample?: number;
}

/**
 * Boost or cut lower frequencies.
 */
export interface BassOptions {
  /**
   * set central frequency
   */
  frequency?: number;
  /**
   * set filter-width type
   */
  width_type?: 'h' | 'q' | 'o' | 's' | 'k';
  /**
   * set width
   */
  width?: number;
  /**
   * set gain
   */
  gain?: number;
  /**
   * set number of poles
   */
  poles?: number;
  /**
   * set mix
   */
  mix?: number;
  /**
   * set channels to filter
   */
  channels?: string | number;
  /**
   * normalize coefficients
   */
  normalize?: boolean;
  /**
   * set transform type
   */
  transform?: 'di' | 'dii' | 'tdi' | 'tdii' | 'latt' | 'svf' | 'zdf';
  /**
   * set filtering precision
   */
  precision?: 'auto' | 's16' | 's32' | 'f32' | 'f64';
  /**
   * set the block size
   */
  blocksize?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Remap audio channels.
 */
export interface ChannelmapOptions {
  /**
   * A comma-separated list of input channel numbers in output order.
   */
  map?: string | number;
  /**
   * Output channel layout.
   */
  channel_layout?: string | number;
}

/**
 * Compress or expand audio dynamic range.
 */
export interface CompandOptions {
  /**
   * set time over which increase of volume is determined
   */
  attacks?: string | number;
  /**
   * set time over which decrease of volume is determined
   */
  decays?: string | number;
  /**
   * set points of transfer function
   */
  points?: string | number;
  /**
   * set soft-knee
   */
  'soft-knee'?: number;
  /**
   * set output gain
   */
  gain?: number;
  /**
   * set initial volume
   */
  volume?: number;
  /**
   * set delay for samples before sending them to volume adjuster
   */
  delay?: number;
}

/**
 * Concatenate audio and video streams.
 */
export interface ConcatOptions {
  /**
   * specify the number of segments
   */
  n?: number;
  /**
   * specify the number of video streams
   */
  v?: number;
  /**
   * specify the number of audio streams
   */
  a?: number;
  /**
   * enable unsafe mode
   */
  unsafe?: boolean;
}

/**
 * Apply de-essing to the audio.
 */
export interface DeesserOptions {
  /**
   * set intensity
   */
  i?: number;
  /**
   * set max deessing
   */
  m?: number;
  /**
   * set frequency
   */
  f?: number;
  /**
   * set output mode
   */
  s?: 'i' | 'o' | 'e';
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * EBU R128 scanner.
 */
export interface Ebur128Options {
  /**
   * set video output
   */
  video?: boolean;
  /**
   * set video size
   */
  size?: string;
  /**
   * set scale meter (+9 to +18)
   */
  meter?: number;
  /**
   * force frame logging level
   */
  framelog?: number | ('info' | 'verbose');
  /**
   * inject metadata in the filtergraph
   */
  metadata?: boolean;
  /**
   * set peak mode
   */
  peak?: string;
  /**
   * treat mono input files as dual-mono
   */
  dualmono?: boolean;
  /**
   * set a specific pan law for dual-mono files
   */
  panlaw?: number;
  /**
   * set a specific target level in LUFS (-23 to 0)
   */
  target?: number;
  /**
   * set gauge display type
   */
  gauge?: 'momentary' | 'shortterm';
  /**
   * sets display method for the stats
   */
  scale?: 'absolute' | 'relative';
}

/**
 * Apply two-pole peaking equalization (EQ) filter.
 */
export interface EqualizerOptions {
  /**
   * set central frequency
   */
  frequency?: number;
  /**
   * set filter-width type
   */
  width_type?: 'h' | 'q' | 'o' | 's' | 'k';
  /**
   * set width
   */
  width?: number;
  /**
   * set gain
   */
  gain?: number;
  /**
   * set mix
   */
  mix?: number;
  /**
   * set channels to filter
   */
  channels?: string | number;
  /**
   * normalize coefficients
   */
  normalize?: boolean;
  /**
   * set transform type
   */
  transform?: 'di' | 'dii' | 'tdi' | 'tdii' | 'latt' | 'svf' | 'zdf';
  /**
   * set filtering precision
   */
  precision?: 'auto' | 's16' | 's32' | 'f32' | 'f64';
  /**
   * set the block size
   */
  blocksize?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Apply a high-pass filter with 3dB point frequency.
 */
export interface HighpassOptions {
  /**
   * set frequency
   */
  frequency?: number;
  /**
   * set filter-width type
   */
  width_type?: 'h' | 'q' | 'o' | 's' | 'k';
  /**
   * set width
   */
  width?: number;
  /**
   * set number of poles
   */
  poles?: number;
  /**
   * set mix
   */
  mix?: number;
  /**
   * set channels to filter
   */
  channels?: string | number;
  /**
   * normalize coefficients
   */
  normalize?: boolean;
  /**
   * set transform type
   */
  transform?: 'di' | 'dii' | 'tdi' | 'tdii' | 'latt' | 'svf' | 'zdf';
  /**
   * set filtering precision
   */
  precision?: 'auto' | 's16' | 's32' | 'f32' | 'f64';
  /**
   * set the block size
   */
  blocksize?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Apply a high shelf filter.
 */
export interface HighshelfOptions {
  /**
   * set central frequency
   */
  frequency?: number;
  /**
   * set filter-width type
   */
  width_type?: 'h' | 'q' | 'o' | 's' | 'k';
  /**
   * set width
   */
  width?: number;
  /**
   * set gain
   */
  gain?: number;
  /**
   * set number of poles
   */
  poles?: number;
  /**
   * set mix
   */
  mix?: number;
  /**
   * set channels to filter
   */
  channels?: string | number;
  /**
   * normalize coefficients
   */
  normalize?: boolean;
  /**
   * set transform type
   */
  transform?: 'di' | 'dii' | 'tdi' | 'tdii' | 'latt' | 'svf' | 'zdf';
  /**
   * set filtering precision
   */
  precision?: 'auto' | 's16' | 's32' | 'f32' | 'f64';
  /**
   * set the block size
   */
  blocksize?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Join multiple audio streams into multi-channel output.
 */
export interface JoinOptions {
  /**
   * Number of input streams.
   */
  inputs?: number;
  /**
   * Channel layout of the output stream.
   */
  channel_layout?: string | number;
  /**
   * A comma-separated list of channels maps in the format 'input_stream.input_channel-output_channel.
   */
  map?: string | number;
}

/**
 * Apply a low-pass filter with 3dB point frequency.
 */
export interface LowpassOptions {
  /**
   * set frequency
   */
  frequency?: number;
  /**
   * set filter-width type
   */
  width_type?: 'h' | 'q' | 'o' | 's' | 'k';
  /**
   * set width
   */
  width?: number;
  /**
   * set number of poles
   */
  poles?: number;
  /**
   * set mix
   */
  mix?: number;
  /**
   * set channels to filter
   */
  channels?: string | number;
  /**
   * normalize coefficients
   */
  normalize?: boolean;
  /**
   * set transform type
   */
  transform?: 'di' | 'dii' | 'tdi' | 'tdii' | 'latt' | 'svf' | 'zdf';
  /**
   * set filtering precision
   */
  precision?: 'auto' | 's16' | 's32' | 'f32' | 'f64';
  /**
   * set the block size
   */
  blocksize?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Apply a low shelf filter.
 */
export interface LowshelfOptions {
  /**
   * set central frequency
   */
  frequency?: number;
  /**
   * set filter-width type
   */
  width_type?: 'h' | 'q' | 'o' | 's' | 'k';
  /**
   * set width
   */
  width?: number;
  /**
   * set gain
   */
  gain?: number;
  /**
   * set number of poles
   */
  poles?: number;
  /**
   * set mix
   */
  mix?: number;
  /**
   * set channels to filter
   */
  channels?: string | number;
  /**
   * normalize coefficients
   */
  normalize?: boolean;
  /**
   * set transform type
   */
  transform?: 'di' | 'dii' | 'tdi' | 'tdii' | 'latt' | 'svf' | 'zdf';
  /**
   * set filtering precision
   */
  precision?: 'auto' | 's16' | 's32' | 'f32' | 'f64';
  /**
   * set the block size
   */
  blocksize?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Remix channels with coefficients (panning).
 */
export interface PanOptions {
  args?: string | number;
}

/**
 * Sidechain compressor.
 */
export interface SidechaincompressOptions {
  /**
   * set input gain
   */
  level_in?: number;
  /**
   * set mode
   */
  mode?: 'downward' | 'upward';
  /**
   * set threshold
   */
  threshold?: number;
  /**
   * set ratio
   */
  ratio?: number;
  /**
   * set attack
   */
  attack?: number;
  /**
   * set release
   */
  release?: number;
  /**
   * set make up gain
   */
  makeup?: number;
  /**
   * set knee
   */
  knee?: number;
  /**
   * set link type
   */
  link?: 'average' | 'maximum';
  /**
   * set detection
   */
  detection?: 'peak' | 'rms';
  /**
   * set sidechain gain
   */
  level_sc?: number;
  /**
   * set mix
   */
  mix?: number;
}

/**
 * Remove silence.
 */
export interface SilenceremoveOptions {
  /**
   * set periods of silence parts to skip from start
   */
  start_periods?: number;
  /**
   * set start duration of non-silence part
   */
  start_duration?: number;
  /**
   * set threshold for start silence detection
   */
  start_threshold?: number;
  /**
   * set start duration of silence part to keep
   */
  start_silence?: number;
  /**
   * set which channel will trigger trimming from start
   */
  start_mode?: 'any' | 'all';
  /**
   * set periods of silence parts to skip from end
   */
  stop_periods?: number;
  /**
   * set stop duration of non-silence part
   */
  stop_duration?: number;
  /**
   * set threshold for stop silence detection
   */
  stop_threshold?: number;
  /**
   * set stop duration of silence part to keep
   */
  stop_silence?: number;
  /**
   * set which channel will trigger trimming from end
   */
  stop_mode?: 'any' | 'all';
  /**
   * set how silence is detected
   */
  detection?: 'peak' | 'rms';
  /**
   * set duration of window for silence detection
   */
  window?: number;
}

/**
 * Boost or cut upper frequencies.
 */
export interface TrebleOptions {
  /**
   * set central frequency
   */
  frequency?: number;
  /**
   * set filter-width type
   */
  width_type?: 'h' | 'q' | 'o' | 's' | 'k';
  /**
   * set width
   */
  width?: number;
  /**
   * set gain
   */
  gain?: number;
  /**
   * set number of poles
   */
  poles?: number;
  /**
   * set mix
   */
  mix?: number;
  /**
   * set channels to filter
   */
  channels?: string | number;
  /**
   * normalize coefficients
   */
  normalize?: boolean;
  /**
   * set transform type
   */
  transform?: 'di' | 'dii' | 'tdi' | 'tdii' | 'latt' | 'svf' | 'zdf';
  /**
   * set filtering precision
   */
  precision?: 'auto' | 's16' | 's32' | 'f32' | 'f64';
  /**
   * set the block size
   */
  blocksize?: number;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/**
 * Change input volume.
 */
export interface VolumeOptions {
  /**
   * set volume adjustment expression
   */
  volume?: string | number;
  /**
   * select mathematical precision
   */
  precision?: 'fixed' | 'float' | 'double';
  /**
   * specify when to evaluate expressions
   */
  eval?: 'once' | 'frame';
  /**
   * Apply replaygain side data when present
   */
  replaygain?: 'drop' | 'ignore' | 'track' | 'album';
  /**
   * Apply replaygain pre-amplification
   */
  replaygain_preamp?: number;
  /**
   * Apply replaygain clipping prevention
   */
  replaygain_noclip?: boolean;
  /**
   * when the filter is active
   */
  enable?: string | number;
}

/** The options of every filter that Lathe emits. */
export interface FilterOptions {
  acompressor: AcompressorOptions;
  acrossfade: AcrossfadeOptions;
  adeclick: AdeclickOptions;
  adelay: AdelayOptions;
  aeval: AevalOptions;
  afade: AfadeOptions;
  afftdn: AfftdnOptions;
  aformat: AformatOptions;
  agate: AgateOptions;
  alimiter: AlimiterOptions;
  aloop: AloopOptions;
  ametadata: AmetadataOptions;
  amix: AmixOptions;
  amultiply: AmultiplyOptions;
  anull: AnullOptions;
  anullsink: AnullsinkOptions;
  apad: ApadOptions;
  aresample: AresampleOptions;
  aselect: AselectOptions;
  asetnsamples: AsetnsamplesOptions;
  asetpts: AsetptsOptions;
  asplit: AsplitOptions;
  astats: AstatsOptions;
  atrim: AtrimOptions;
  bass: BassOptions;
  channelmap: ChannelmapOptions;
  compand: CompandOptions;
  concat: ConcatOptions;
  deesser: DeesserOptions;
  ebur128: Ebur128Options;
  equalizer: EqualizerOptions;
  highpass: HighpassOptions;
  highshelf: HighshelfOptions;
  join: JoinOptions;
  lowpass: LowpassOptions;
  lowshelf: LowshelfOptions;
  pan: PanOptions;
  sidechaincompress: SidechaincompressOptions;
  silenceremove: SilenceremoveOptions;
  treble: TrebleOptions;
  volume: VolumeOptions;
}

export type FilterName = keyof FilterOptions;
