export { samples } from './catalog.ts';
export { samplePath } from './make.ts';
