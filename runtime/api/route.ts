import type { FastifyInstance } from 'fastify';
import type { ApiContext } from './context.ts';

/** Adds one address, or a few that belong together, to the API. */
export type Route = (app: FastifyInstance, context: ApiContext) => void;
