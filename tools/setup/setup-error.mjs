/** Something is missing that cannot be installed here. The message says what to do about it. */
export class SetupError extends Error {}
