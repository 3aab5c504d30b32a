import type { PresetMember } from '../../dsl/index.ts';
import { type Context, here } from './context.ts';
import { namesIn, namesInParam } from './names-in.ts';
import { signalsIn } from './signals-in.ts';
import type { Signal } from './value.ts';

/** Says what of a preset has no effect on its sound. Tests do not count as uses. */
export function reportUnused(members: readonly PresetMember[], output: Signal, context: Context): void {
  const used = new Set(members.flatMap(namesInMember));
  const reached = inputsOf(output);
  for (const member of members) {
    if (member.kind === 'output' || member.kind === 'test') continue;
    const { name, span } = member.name;
    const place = here(context, span);
    if (member.kind !== 'input') {
      if (!used.has(name)) context.reporter.report('name/unused', place, { what: member.kind, name });
    } else if (member.type.name === 'Audio' && !reached.has(name)) {
      context.reporter.report('preset/unused_input', place, { name });
    }
  }
}

function namesInMember(member: PresetMember): readonly string[] {
  if (member.kind === 'let' || member.kind === 'output') return namesIn(member.value);
  return member.kind === 'param' ? namesInParam(member) : [];
}

/** The names of the inputs that a signal derives from. */
function inputsOf(output: Signal): ReadonlySet<string> {
  return new Set([...signalsIn(output)].flatMap((signal) => (signal.kind === 'input' ? [signal.name] : [])));
}
