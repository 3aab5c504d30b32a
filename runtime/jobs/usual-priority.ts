/** The priority of a job whose caller names none: 1 is first, 1000 last. */
export const usualPriority = 100;
