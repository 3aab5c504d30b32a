type Json = Readonly<Record<string, unknown>>;

/** Mends what Fastify and OpenAPI say differently: the rest of an address, bodies that may be left out, an address without a token. */
export function tidy(document: Json): Json {
  const paths = Object.entries(object(document.paths)).map(([path, operations]) => {
    const tidied = Object.entries(object(operations)).map(([method, operation]) => [
      method,
      tidyOperation(path, object(operation)),
    ]);
    return [path.replace('{*}', '{name}'), Object.fromEntries(tidied)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

function tidyOperation(path: string, operation: Json): Json {
  const { parameters, requestBody } = operation;
  return {
    ...operation,
    ...(Array.isArray(parameters) ? { parameters: parameters.map((parameter) => nameRest(object(parameter))) } : {}),
    ...(requestBody === undefined ? {} : { requestBody: tidyBody(object(requestBody)) }),
    ...(path === '/healthz' ? { security: [] } : {}),
  };
}

/** `*` is no name that an address of OpenAPI may have. */
function nameRest(parameter: Json): Json {
  return parameter.name === '*' ? { ...parameter, name: 'name' } : parameter;
}

/** `X or null` is how Fastify is told that a body may be missing. */
function tidyBody(body: Json): Json {
  const content = object(body.content);
  const { anyOf } = object(object(content['application/json']).schema);
  const [schema, nothing] = Array.isArray(anyOf) ? anyOf : [];
  if (object(nothing).type !== 'null') return body;
  return { ...body, required: false, content: { 'application/json': { schema } } };
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}; // an object of JSON
}
