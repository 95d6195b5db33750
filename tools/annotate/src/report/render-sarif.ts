import type { Log, ReportingDescriptor, Result } from 'sarif'
import type { Problem } from '#schemas/problem.ts'
import { sortProblems } from '../../../extract/src/command/render-problems.ts'
import { findEntry } from '../../../extract/src/problems/catalogue.ts'
import { hashText } from '../../../extract/src/load/content-hash.ts'
import { weigh } from './check-report.ts'

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

/** SARIF 2.1.0, which forges and editors show. `prefix` leads from the repository to the book. */
export function renderCheckSarif(
  problems: readonly Problem[],
  prefix: string,
  version: string,
): string {
  const sorted = sortProblems(problems)
  const codes = [...new Set(sorted.map(({ code }) => code))].sort()
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'annotate', semanticVersion: version, rules: codes.map(describeRule) },
        },
        columnKind: 'utf16CodeUnits',
        results: sorted.map((problem) => describeResult(problem, codes, prefix)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function describeRule(code: string): ReportingDescriptor {
  const entry = findEntry(code)
  const sample = entry?.sample()
  return {
    id: code,
    name: pascalCase(entry?.title ?? code),
    shortDescription: { text: entry?.title ?? code },
    ...(sample
      ? {
          fullDescription: { text: `${entry?.title ?? code}, as in: ${sample.message}.` },
          help: { text: sample.hint },
          defaultConfiguration: { level: weigh(sample) },
        }
      : {}),
  }
}

// Code around a note changed → CodeAroundANoteChanged
function pascalCase(title: string): string {
  return title
    .split(/[^A-Za-z0-9]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function describeResult(problem: Problem, codes: readonly string[], prefix: string): Result {
  const { code, message, hint, file, line } = problem
  const location = file !== undefined && {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(prefix + file), uriBaseId: '%SRCROOT%' },
      region: { startLine: line ?? 1 },
    },
  }
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: weigh(problem),
    message: { text: `${message}. ${hint}` },
    ...(location ? { locations: [location] } : {}),
    partialFingerprints: { 'annotateProblem/v1': hashText(`${code}\n${file ?? ''}\n${message}`) },
  }
}
