import { apiSettings } from './api.ts';
import { callerSettings } from './callers.ts';
import { commandSettings } from './commands.ts';
import { queueSettings } from './queue.ts';
import { storageSettings } from './storage.ts';
import { telemetrySettings } from './telemetry.ts';
import { upkeepSettings } from './upkeep.ts';
import { workerSettings } from './worker.ts';

/** Every environment variable of the service, under the name that it has in the configuration. */
export const settings = {
  ...queueSettings,
  ...storageSettings,
  ...callerSettings,
  ...apiSettings,
  ...workerSettings,
  ...telemetrySettings,
  ...upkeepSettings,
  ...commandSettings,
};

/** The same in chapters, as people read them. */
export const chapters = [
  { title: 'Storage', rows: storageSettings },
  { title: 'Queue', rows: queueSettings },
  { title: 'Callers', rows: callerSettings },
  { title: 'API', rows: apiSettings },
  { title: 'Worker', rows: workerSettings },
  { title: 'Telemetry', rows: telemetrySettings },
  { title: 'Upkeep', rows: upkeepSettings },
  { title: 'Commands', rows: commandSettings },
] as const;
