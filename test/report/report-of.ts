import { type Diagnostic, hasErrors } from '../../src/diagnostic.js';
import type { PlanStep } from '../../src/merge/merge-plan.js';
import { Sources } from '../../src/report/code-frame.js';
import {
  buildReport,
  type Report,
  reportFindings,
  reportSteps,
  type SpecReport,
} from '../../src/report/report.js';

/** What a test says of one spec: steps and findings as the pipeline gives them. */
export interface SpecCase extends Omit<SpecReport, 'steps' | 'diagnostics' | 'refused'> {
  readonly steps: readonly PlanStep[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface RunCase {
  readonly specs: readonly SpecCase[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources?: Sources;
}

/** The report of a run. */
export function reportOf({ specs, diagnostics, sources = new Sources() }: RunCase): Report {
  return buildReport({
    specs: specs.map((spec) => ({
      ...spec,
      steps: reportSteps(spec.steps),
      diagnostics: reportFindings(spec.diagnostics, sources),
      refused: hasErrors(spec.diagnostics),
    })),
    diagnostics: reportFindings(diagnostics, sources),
  });
}
