import { escapeControl, renderPlainData } from '../display.js';
import {
  type Finding,
  findingsOf,
  isInFile,
  outdatedFindings,
  type Report,
  type ReportStyle,
} from '../report.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * SARIF 2.1.0, for code scanning. An outdated file is a result too. Findings without a file (the command line, standard
 * input) are notifications of the run: code scanning rejects results without a location.
 */
export function renderSarif(report: Report, { quiet, fix }: ReportStyle): string {
  const shown = findingsOf(report).filter(({ severity }) => !quiet || severity === 'error');
  const findings = [...shown, ...outdatedFindings(fix)];
  const results = findings.filter(isInFile);
  const rules = [...new Set(results.map(({ code }) => code))];
  return renderPlainData({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gen-responses', rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.summary.errors === 0,
            toolConfigurationNotifications: findings
              .filter((finding) => !isInFile(finding))
              .map((finding) => ({ descriptor: { id: finding.code }, ...describe(finding) })),
          },
        ],
        results: results.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: rules.indexOf(finding.code),
          ...describe(finding),
          locations: [locationOf(finding)],
        })),
      },
    ],
  });
}

function describe({ severity, message, hint }: Finding) {
  return { level: LEVELS[severity], message: { text: escapeControl(`${message} ${hint}`) } };
}

function locationOf({ file, line, column, endColumn, pointer }: Finding) {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  const region = line === undefined ? undefined : { startLine: line, startColumn: column, endColumn };
  return {
    physicalLocation: { artifactLocation: { uri }, region },
    ...(pointer !== undefined && { logicalLocations: [{ fullyQualifiedName: escapeControl(pointer) }] }),
  };
}
