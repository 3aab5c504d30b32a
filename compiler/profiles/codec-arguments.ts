/** A codec's arguments once checked: numbers in base units, or words. */
export type CheckedCodecArguments = Readonly<Record<string, number | string>>;
