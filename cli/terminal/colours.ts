import picocolors from 'picocolors';

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Where text goes: to a person at a terminal, or into a file or a pipe. */
interface Destination {
  readonly isTTY?: boolean;
}

/** Colours for a terminal; elsewhere, and where NO_COLOR is set, none. */
export function coloursFor(destination: Destination, environment: Readonly<NodeJS.ProcessEnv> = process.env): Colours {
  return picocolors.createColors(isColourful(destination, environment));
}

/** Whether text for a destination may be coloured (no-color.org). */
export function isColourful({ isTTY = false }: Destination, environment: Readonly<NodeJS.ProcessEnv>): boolean {
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return false;
  return isTTY && environment.TERM !== 'dumb';
}
