/** Says each tenth of the way, with the time since it was made. */
export function createProgress(what: string, total: number): (done: number) => void {
  const started = performance.now();
  let said = 0;
  return (done) => {
    const tenths = Math.floor((10 * done) / Math.max(1, total));
    if (tenths <= said) return;
    said = tenths;
    console.error(`${what.padEnd(24)} ${done} of ${total}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  };
}
