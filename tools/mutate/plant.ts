import type { Fault } from './fault.ts';

/**
 * The text of a file with a fault in it.
 *
 * @throws Error where the place of the fault is not there, or there twice: the code has moved on, and the fault has to
 */
export function plant({ file, find, replace }: Fault, text: string): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`${file} has ${places} places for the fault ${JSON.stringify(find)}, and not one`);
  return text.replace(find, () => replace);
}
