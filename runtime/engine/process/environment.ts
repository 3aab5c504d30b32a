const PASSED_ON = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot'];

/**
 * The environment of every FFmpeg process: what finding libraries needs, and nothing else.
 *
 * FFREPORT would make FFmpeg write a log wherever it says; a locale or a proxy has no business here either.
 */
export function childEnvironment(own: Readonly<NodeJS.ProcessEnv> = process.env): Record<string, string> {
  const environment: Record<string, string> = { LC_ALL: 'C', AV_LOG_FORCE_NOCOLOR: '1' };
  for (const name of PASSED_ON) {
    const value = own[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
