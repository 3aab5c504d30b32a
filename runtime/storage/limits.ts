/** What is read into memory at once unless the caller sets another limit. */
export const MOST_BYTES_IN_MEMORY = 16 * 1024 * 1024;

/** What S3 gives in one page. */
export const LARGEST_PAGE = 1000;
