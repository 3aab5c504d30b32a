/** Does work for several items at once and gives each result as it comes; the first that fails ends it. */
export async function* inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underway = new Map<number, Promise<{ readonly index: number; readonly result: Result }>>();
  for (const [index, item] of items.entries()) {
    if (underway.size >= atOnce) yield await next(underway);
    underway.set(
      index,
      work(item).then((result) => ({ index, result })),
    );
  }
  while (underway.size > 0) yield await next(underway);
}

async function next<Result>(
  underway: Map<number, Promise<{ readonly index: number; readonly result: Result }>>,
): Promise<Result> {
  const { index, result } = await Promise.race(underway.values());
  underway.delete(index);
  return result;
}
