import type { ErrorObject } from 'ajv';
import { suggestion } from '../nearest.ts';
import { below, type Fault } from './fault.ts';

type Place = 'body' | 'headers' | 'params' | 'querystring';
type SchemaError = Pick<
  ErrorObject,
  'keyword' | 'instancePath' | 'schemaPath' | 'params' | 'parentSchema' | 'message' | 'propertyName'
>;

const roots: Readonly<Record<Place, string>> = { body: '', headers: 'header', params: 'path', querystring: 'query' };

/** What a schema finds wrong, in words: one fault a place and rule. */
export function faultsOfSchema(errors: readonly SchemaError[], place: Place): readonly Fault[] {
  const ambiguous = new Set(errors.filter(isAmbiguous).map(({ instancePath }) => instancePath));
  const telling = errors
    .filter((error) => !ambiguous.has(error.instancePath) || isAmbiguous(error))
    .filter((error) => error.propertyName === undefined); // a name is told once, by `propertyNames`
  const faults = telling.map((error) => faultOfError(error, roots[place]));
  return [...new Map(faults.map((fault) => [fault.pointer + fault.detail, fault])).values()];
}

/** What fits none of several forms fails in each of them: that is of no use to anybody. */
function isAmbiguous({ keyword }: SchemaError): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

function faultOfError({ keyword, instancePath, params, parentSchema, message }: SchemaError, root: string): Fault {
  const at = root + instancePath;
  const fault = (pointer: string, detail: string, hint?: string): Fault => ({
    pointer,
    code: 'api/bad_request',
    detail,
    ...(hint === undefined ? {} : { hint }),
  });
  switch (keyword) {
    case 'required':
      return fault(below(at, text(params.missingProperty)), 'is missing');
    case 'additionalProperties': {
      const name = text(params.additionalProperty);
      return fault(below(at, name.slice(0, 100)), 'is not known here', suggestion(name, propertiesOf(parentSchema)));
    }
    case 'propertyNames': {
      const name = JSON.stringify(text(params.propertyName).slice(0, 100));
      return fault(at, `has the name ${name}, which is not allowed`, descriptionOf(parentSchema?.propertyNames));
    }
    case 'anyOf':
    case 'oneOf':
      return fault(at, 'has none of the forms that it may have', descriptionOf(parentSchema));
    case 'enum':
      return fault(at, `must be one of ${list(params.allowedValues)}`);
    case 'pattern':
      return fault(at, 'is not written as it must be', descriptionOf(parentSchema));
    default:
      return fault(at, message ?? 'is wrong');
  }
}

/** What the form is, in the words of the schema. */
function descriptionOf(schema: unknown): string | undefined {
  const told =
    typeof schema === 'object' && schema !== null && 'description' in schema ? schema.description : undefined;
  return text(told) || undefined;
}

function propertiesOf(schema: SchemaError['parentSchema']): readonly string[] {
  const properties: unknown = schema?.properties;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.join(', ') : '';
}
