import { hasErrors } from '../diagnostic.js';
import { YAML_OPTIONS } from '../emit/components.js';
import { makeOverlay } from '../emit/overlay.js';
import type { EmittedText } from '../emit/zod-module.js';
import { openText } from '../pipeline.js';
import type { Sources } from '../report/code-frame.js';
import { loadYaml } from '../syntax/load-yaml.js';
import { expandSpecs } from './expand-specs.js';
import { prepare } from './prepare.js';
import { resolverFor } from './record-files.js';
import type { Run } from './run.js';
import { optionsOf, readSpec } from './transform-spec.js';

/** `gen-responses emit overlay SPEC`: what the same run would do to the spec, as an overlay. */
export async function emitOverlay(run: Run, sources: Sources): Promise<EmittedText> {
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
