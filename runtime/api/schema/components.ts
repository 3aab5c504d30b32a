import api from '../../../schemas/api.schema.json' with { type: 'json' };
import job from '../../../schemas/job.schema.json' with { type: 'json' };

type Schema = Readonly<Record<string, unknown>>;

/** A schema of the API under its own name: `{"$id": "Job", …}`, and others in it as `{"$ref": "Submission#"}`. */
export type Component = Schema & { readonly $id: string };

const documents: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  '': api.definitions,
  'job.schema.json': job.definitions,
};

/** The definitions of schemas/api.schema.json and what they use of schemas/job.schema.json, each as a schema of its own. */
export function components(): readonly Component[] {
  const found = new Map<string, Component>();
  for (const name of Object.keys(api.definitions)) collect('', name, found);
  return [...found.values()];
}

function collect(document: string, name: string, found: Map<string, Component>): string {
  const definition = documents[document]?.[name];
  if (definition === undefined) throw new Error(`there is no definition ${name} in ${document || 'api.schema.json'}`);
  const $id = nameOf(name, definition);
  if (!found.has($id)) {
    found.set($id, { $id }); // first, since definitions may use each other
    found.set($id, { $id, ...(rewrite(definition, document, found) as Schema) }); // an object stays one
  }
  return $id;
}

function nameOf(name: string, { title }: Schema): string {
  return typeof title === 'string' ? title : name.charAt(0).toUpperCase() + name.slice(1);
}

function rewrite(value: unknown, document: string, found: Map<string, Component>): unknown {
  if (Array.isArray(value)) return value.map((part) => rewrite(part, document, found));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]): [string, unknown] =>
    key === '$ref' && typeof part === 'string'
      ? [key, reference(part, document, found)]
      : [key, key === 'examples' ? part : rewrite(part, document, found)],
  );
  return Object.fromEntries(entries);
}

function reference(ref: string, document: string, found: Map<string, Component>): string {
  const [file = '', name = ''] = ref.split('#/definitions/');
  return `${collect(file === '' ? document : file, name, found)}#`;
}
