import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { apiDocument } from '../../runtime/api/document/api-document.ts';
import { components } from '../../runtime/api/schema/components.ts';
import { conform, openService, put } from './support/service.ts';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly responses?: object;
}

const document = JSON.parse(readFileSync(new URL('../../docs/reference/openapi.json', import.meta.url), 'utf8'));
const operations = Object.values(
  document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>,
).flatMap((path) => Object.values(path));
const examples = components().flatMap(({ $id, examples: all }) =>
  Array.isArray(all) ? all.map((example) => ({ $id, example: example as object })) : [],
);

test('what is served is what is kept in the repository', async () => {
  await using service = await openService({ version: document.info.version });
  const { body } = await service.ask('GET', '/openapi.json');
  expect(body).toEqual(document);
  expect(await apiDocument(document.info.version)).toEqual(document);
});

test('every operation has a name of its own, words, and what it answers', () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(operations.length);
  expect(operations.every(({ summary, responses }) => summary !== undefined && 'default' in (responses ?? {}))).toBe(
    true,
  );
});

test('every reference leads to a schema, and every schema is one of JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strictTypes: false });
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'openapi', components: document.components });
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
  expect(references.length).toBeGreaterThan(50);
  for (const reference of new Set(references)) expect(() => ajv.compile({ $ref: `openapi${reference}` })).not.toThrow();
});

test.each(examples)('the example of $$id is as its schema says', ({ $id, example }) => {
  conform($id, example);
});

test('the examples of a submission are accepted word for word, where their inputs are', async () => {
  await using service = await openService({}, 's3');
  const submissions = examples.filter(({ $id }) => $id === 'Submission').map(({ example }) => JSON.stringify(example));
  expect(submissions[0]).toBe(
    '{"inputAssetId":"s3://bucket/original.mp4","audioProfile":"dialogue_clean_v1","outputProfile":"audio_only_master_v1"}',
  );
  const input = await put(service, 'in/original.mp4');
  for (const submission of submissions) {
    const here = submission
      .replaceAll('s3://bucket/masters/', service.subject.uri('out/'))
      .replaceAll('s3://bucket/original.mp4', input);
    expect((await service.ask('POST', '/v1/jobs', JSON.parse(here))).status).toBe(202);
  }
});
