/* Generated from schemas/ffmpeg by `npm run generate`; do not edit. */
import type { ErrorObject } from 'ajv';

interface Validator {
  (options: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

declare const validators: Readonly<Record<string, Validator>>;
export default validators;
