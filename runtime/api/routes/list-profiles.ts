import pMap from 'p-map';
import type { ProfileList, PublishedProfile } from '../../../schemas/generated/api.ts';
import type { PublishedLabel } from '../../registry/labels.ts';
import { ofKind } from '../../registry/of-kind.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';

/** `GET /v1/profiles` */
export const listProfiles: Route = (app, { registry }) => {
  const schema = {
    operationId: 'listProfiles',
    summary: 'List the profiles',
    description: 'What can be named as `outputProfile`, with the extensions that a destination may have.',
    tags: ['presets'],
    response: answers({ 200: ['ProfileList', 'The profiles, by name and version.'] }),
  };
  app.get('/v1/profiles', { schema, config: { scope: 'read' } }, async () => {
    const labels = await registry.list('profile');
    return {
      profiles: await pMap(labels, (label) => describe(registry, label), { concurrency: 16 }),
    } satisfies ProfileList;
  });
};

async function describe(registry: Registry, { label, hash, title }: PublishedLabel): Promise<PublishedProfile> {
  const { artifact } = ofKind(await registry.get(hash), 'profile');
  const { container, extensions, codec, lossless, video, sampleRate, channels } = artifact;
  return {
    label,
    hash: `sha256:${hash}`,
    ...(title === undefined ? {} : { title }),
    container,
    extensions,
    codec,
    lossless,
    video,
    ...(sampleRate === undefined ? {} : { sampleRate }),
    ...(channels === undefined ? {} : { channels }),
  };
}
