import { hasErrors } from '../diagnostic.js';
import { makeOverlay } from '../emit/overlay.js';
import { openText } from '../pipeline.js';
import type { Sources } from '../report/code-frame.js';
import { loadYaml } from '../syntax/load-yaml.js';
import { expandSpecs } from './expand-specs.js';
import { prepare } from './prepare.js';
import type { MadeText } from './print-text.js';
import { resolverFor } from './record-files.js';
import type { Run } from './run.js';
import { optionsOf, readSpec } from './transform-spec.js';

/** What YAML 1.1 readers take for something else is quoted; long lines are not folded, nothing is aliased. */
const YAML_OPTIONS = { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** `gen-responses emit overlay SPEC`: what the same run would do to the spec, as an overlay. */
export async function emitOverlay(run: Run, sources: Sources): Promise<MadeText> {
  const { specs, diagnostics: unmatched } = await expandSpecs(run);
  const { options, apply, diagnostics } = await prepare(run, sources);
  const found = [...unmatched, ...diagnostics];
  const [spec] = specs;
  if (spec === undefined || hasErrors(found)) return { diagnostics: found };
  const input = await readSpec(spec, run);
  if ('code' in input) return { diagnostics: [...found, input] };
  sources.add(spec.name, input.text);
  const resolver = resolverFor(spec, run);
  const result = await apply(input.text, { ...optionsOf(spec, run), resolver, ...options });
  const all = [...found, ...result.diagnostics];
  const opened = openText(input.text, spec.name).spec;
  if (opened === undefined || hasErrors(all)) return { diagnostics: all };
  const overlay = makeOverlay(opened, result.plan.changes, spec.name);
  const isJson = run.settings.output?.toLowerCase().endsWith('.json');
  const text = isJson
    ? `${JSON.stringify(overlay, undefined, 2)}\n`
    : loadYaml().stringify(overlay, YAML_OPTIONS);
  return { text, diagnostics: all };
}
