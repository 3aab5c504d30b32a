/** What `-benchmark` tells of a process. */
export interface Bench {
  readonly cpuSeconds?: number;
  readonly maxRssBytes?: number;
}

/** Reads `bench: utime=0.152s stime=0.010s rtime=0.155s` and `bench: maxrss=60304kB`, which come on two lines. */
export function parseBench(text: string): Bench | undefined {
  const times = /^bench: utime=([\d.]+)s stime=([\d.]+)s/.exec(text);
  if (times !== null) return { cpuSeconds: Number(times[1]) + Number(times[2]) };
  const memory = /^bench: maxrss=(\d+)ki?B/i.exec(text);
  return memory === null ? undefined : { maxRssBytes: Number(memory[1]) * 1024 };
}
