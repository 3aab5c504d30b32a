/** A half-open range of UTF-16 offsets in one source text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
