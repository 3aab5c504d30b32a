import pMap from 'p-map';
import { formatQuantity, isQuantityType } from '../../../compiler/artifact/quantity.ts';
import type { PresetList, PresetParam, PublishedPreset } from '../../../schemas/generated/api.ts';
import type { ParamSpec } from '../../../schemas/generated/artifact.ts';
import type { PublishedLabel } from '../../registry/labels.ts';
import { ofKind } from '../../registry/of-kind.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { paramsSchema } from '../submit/params-schema.ts';

/** `GET /v1/presets` */
export const listPresets: Route = (app, { registry }) => {
  const schema = {
    operationId: 'listPresets',
    summary: 'List the presets',
    description: 'What can be named as `audioProfile`, with the inputs and the params of each.',
    tags: ['presets'],
    response: answers({ 200: ['PresetList', 'The presets, by name and version.'] }),
  };
  app.get('/v1/presets', { schema, config: { scope: 'read' } }, async () => {
    const labels = await registry.list('preset');
    return {
      presets: await pMap(labels, (label) => describe(registry, label), { concurrency: 16 }),
    } satisfies PresetList;
  });
};

async function describe(registry: Registry, { label, hash, title }: PublishedLabel): Promise<PublishedPreset> {
  const { artifact } = ofKind(await registry.get(hash), 'preset');
  return {
    label,
    hash: `sha256:${hash}`,
    ...(title === undefined ? {} : { title }),
    inputs: artifact.inputs.map(({ name }) => name),
    params: artifact.params.map(paramOf),
    schema: paramsSchema(artifact.params),
  };
}

function paramOf({ name, type, unit, default: initial, min, max }: ParamSpec): PresetParam {
  const plain = { name, type, unit, default: initial, min, max };
  if (!isQuantityType(type)) return plain;
  const [defaultText, least, most] = [initial, min, max].map((value) => formatQuantity(type, value));
  return { ...plain, defaultText: defaultText ?? '', rangeText: `${least} to ${most}` };
}
