export { samples } from './catalog.ts';
export { sampleKey, samplePath } from './make.ts';
export type { Recipe } from './recipe.ts';
