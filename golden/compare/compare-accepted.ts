import { isDeepStrictEqual } from 'node:util';
import type { CompiledPreset, CompiledProfile } from '../../compiler/compile.ts';
import { missingFrom } from '../../runtime/engine/host/requirements.ts';
import { requirementsOf } from '../../runtime/engine/master/requirements.ts';
import { profilesOf } from '../accepted/profiles-of.ts';
import type { Complaint } from '../accepted/run-stages.ts';
import { openTrial, presumptions, type Trial, tryJob } from '../accepted/try-job.ts';
import type { GoldenCase, Project, Surroundings } from '../harness/tier.ts';
import type { Build, Pair } from './build.ts';
import type { AcceptedComparison, Answer, Comparability } from './comparison.ts';

/** A build, ready to be asked. */
interface Asked {
  readonly build: Build;
  readonly trial: Trial;
}

/** Gets ready to ask both builds whether they take the graphs of a case. */
export async function openAccepted(
  [first, second]: Pair<Build>,
  surroundings: Omit<Surroundings, 'project'>,
): Promise<(of: GoldenCase, project: Project) => Promise<readonly AcceptedComparison[]>> {
  const open = async (build: Build): Promise<Asked> => ({ build, trial: await openTrial(build.host, surroundings) });
  const both = [await open(first), await open(second)] as const;
  return (of, project) => compareCase(of, project, both);
}

async function compareCase(of: GoldenCase, project: Project, [first, second]: Pair<Asked>) {
  const comparisons: AcceptedComparison[] = [];
  for (const preset of project.compile(of).presets) {
    for (const profile of profilesOf(preset, of, project)) {
      const [a, b] = [await ask(preset, profile, first), await ask(preset, profile, second)];
      comparisons.push({
        tier: 'accepted',
        case: of.name,
        what: `${preset.label} as ${profile.label}`,
        answers: [a.answer, b.answer],
        verdict: verdictOf(a.answer, b.answer),
        isCached: a.wasKnown && b.wasKnown,
      });
    }
  }
  return comparisons;
}

/** What is missing is told at once, as a job would; without it no graph is worth a try. */
async function ask(
  preset: CompiledPreset,
  profile: CompiledProfile,
  { build, trial }: Asked,
): Promise<{ readonly answer: Answer; readonly wasKnown: boolean }> {
  const missing = missingFrom(await build.host.capabilities(), requirementsOf(preset.artifact, profile.artifact));
  if (missing.length > 0) return { answer: { kind: 'lacks', missing }, wasKnown: true };
  let allKnown = true;
  for (const presumption of presumptions) {
    const { complaint, wasKnown } = await tryJob(preset, profile, presumption, trial);
    allKnown &&= wasKnown;
    if (complaint !== undefined) return { answer: withoutAddresses(complaint), wasKnown };
  }
  return { answer: { kind: 'takes' }, wasKnown: allKnown };
}

/** `[Parsed_pan_0 @ 0x55d0c8]`: where a filter lies in memory is another place every time. */
function withoutAddresses(complaint: Complaint): Complaint {
  return { ...complaint, said: complaint.said.map((line) => line.replace(/ @ 0x[0-9a-f]+\]/g, ']')) };
}

function verdictOf(a: Answer, b: Answer): Comparability {
  if (a.kind === 'takes' && b.kind === 'takes') return 'same';
  if (a.kind === 'refuses' && b.kind === 'refuses') return 'neither'; // versions word it differently
  return isDeepStrictEqual(a, b) ? 'neither' : 'beyond';
}
