/** A list of readings that grows; a three-hour programme has 108,000 of them. */
export interface Series {
  push(value: number): void;
  readonly length: number;
  toArray(): Float32Array;
}

export function series(): Series {
  let values = new Float32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Float32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    get length() {
      return length;
    },
    toArray: () => values.slice(0, length),
  };
}
