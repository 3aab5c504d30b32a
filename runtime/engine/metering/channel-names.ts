/** The channels of FFmpeg's layouts in its order, named as mixing desks do. */
const names: Readonly<Record<string, string>> = {
  mono: 'M',
  stereo: 'L R',
  '2.1': 'L R LFE',
  '3.0': 'L R C',
  '4.0': 'L R C Cs',
  quad: 'L R Lb Rb',
  'quad(side)': 'L R Ls Rs',
  '5.0': 'L R C Ls Rs',
  '5.0(side)': 'L R C Ls Rs',
  '5.1': 'L R C LFE Ls Rs',
  '5.1(side)': 'L R C LFE Ls Rs',
  '6.1': 'L R C LFE Cs Ls Rs',
  '7.1': 'L R C LFE Lb Rb Ls Rs',
};

/** Returns a name for each channel; its number, from 1, where the layout is not known. */
export function channelNames(layout: string | undefined, channels: number): readonly string[] {
  const known = names[layout ?? { 1: 'mono', 2: 'stereo' }[channels] ?? '']?.split(' ');
  return known?.length === channels ? known : Array.from({ length: channels }, (_, index) => String(index + 1));
}
