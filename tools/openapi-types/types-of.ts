import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

/**
 * The TypeScript of an OpenAPI document. This folder is a package of its own, since the generator needs the API of TypeScript 5,
 * which version 7 does not have.
 */
export async function typesOf(document: string): Promise<string> {
  return astToString(await openapiTypescript(JSON.parse(document) as OpenAPI3, { alphabetize: false }));
}
