export { samples } from './catalog.ts';
export { samplePath } from './make.ts';
export type { Recipe } from './recipe.ts';
