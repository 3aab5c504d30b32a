/** What a route answers: the name of a schema and what it means, or only what it means. */
export type Answer = readonly [component: string, description: string] | string;

/** The answers of a route as OpenAPI has them; every route may answer with a problem document too. */
export function answers(byStatus: Readonly<Record<number, Answer>>): object {
  const told = Object.entries(byStatus).map(([status, answer]) => [status, described(answer)]);
  return { ...Object.fromEntries(told), default: problem };
}

/** An answer that is no JSON of ours. */
export function raw(description: string, contentType: string): object {
  return { description, content: { [contentType]: { schema: { type: 'string' } } } };
}

const problem = {
  description: 'Why it was not done (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
};

function described(answer: Answer): object {
  if (typeof answer === 'string') return { description: answer, type: 'null' };
  const [component, description] = answer;
  return { description, content: { 'application/json': { schema: { $ref: `${component}#` } } } };
}
