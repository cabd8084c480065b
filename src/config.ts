import type { SpecVersion } from './openapi-version.js';
import type { GenResponsesOptions, ZodSchema } from './options.js';
import type { ColumnChoice } from './table/column-choice.js';
import type { NamingOptions } from './table/component-name.js';
import type { TableFormat } from './table/table-source.js';

/** Settings that can differ by spec. Paths are relative to the config file. */
export interface SpecConfig
  extends NamingOptions,
    Omit<
      GenResponsesOptions,
      'file' | 'table' | 'errorBody' | 'mediaTypes' | 'rowSchemas' | 'rules' | 'resolver'
    > {
  /** File of the code table, in Markdown, YAML, JSON, CSV or TSV. @default the built-in table */
  readonly table?: string;
  /** Columns of the table by heading, or by number from 1. @default found by their cells */
  readonly columns?: string | ColumnChoice;
  /** Which codes: `'400,404'`, `'4xx'`, `'all'`, `'+409,-406'`, or a list. @default every row of the table */
  readonly codes?: string | readonly (string | number)[];
  /**
   * A preset, the pointer of a schema in the spec, a file (`./error.ts#ApiError`, `./error.schema.json`), or in a
   * config module a Zod schema. @default the one that the spec's own error responses use, else 'problem-details'
   */
  readonly errorBody?: string | ZodSchema;
  /** Media types of error responses. @default that of the error body */
  readonly mediaType?: string | readonly string[];
  /** The conditions for `attach`: a rule set, or a file. @default 'recommended' */
  readonly rules?: string;
  /** Write there instead of editing the spec in place. */
  readonly output?: string;
  /** Read local `$ref`s only from files in this folder. @default the repository, else the folder of the spec */
  readonly refRoot?: string;
  /** Fetch `$ref`s that are URLs. @default false */
  readonly allowRemoteRefs?: boolean;
}

/** A config file: the options of the command line under camelCase names. Options that are given win over it. */
export interface Config extends SpecConfig {
  /** Files and patterns for when the command line names none. Those that start with `!` exclude. */
  readonly specs?: string | readonly string[];
  /** Settings of some specs; later ones win. */
  readonly overrides?: readonly (SpecConfig & {
    /** Files and patterns. */
    readonly files: string | readonly string[];
  })[];
  /** Write nothing, and exit 1 if a file would change. @default false */
  readonly check?: boolean;
  /** Write nothing. @default false */
  readonly dryRun?: boolean;
  /** Write nothing, and print a unified diff. @default false */
  readonly diff?: boolean;
  /** Report format. @default 'stylish' */
  readonly format?: 'stylish' | 'json' | 'github-actions' | 'sarif' | 'markdown';
  /** Report errors only. @default false */
  readonly quiet?: boolean;
  /** Report every step. @default false */
  readonly verbose?: boolean;
  /** Color the report. @default on terminals */
  readonly color?: boolean;
  /** How many specs to process at the same time. @default by their number and size */
  readonly jobs?: number;
  /** Use the reports of earlier runs for specs that have not changed. @default true */
  readonly cache?: boolean;
  /** Skip specs that are not OpenAPI documents, even those that are named. @default false */
  readonly skipOthers?: boolean;
  /** Name of standard input in the report. */
  readonly stdinFilename?: string;
  /** Format of `gen-responses table`. @default 'markdown' */
  readonly as?: TableFormat;
  /** `gen-responses table` prints how the table was read. @default false */
  readonly explain?: boolean;
  /** The operation that `gen-responses explain` explains: `'GET /pets/{id}'`. @default all */
  readonly operation?: string;
  /** Least share in per cent that `gen-responses coverage` accepts. @default none */
  readonly min?: number | string;
  /** Earlier JSON report that `gen-responses coverage` compares with. */
  readonly baseline?: string;
  /** OpenAPI version of `gen-responses emit components`. @default '3.1' */
  readonly openapi?: SpecVersion;
  readonly $schema?: string;
}

/** Types a config module: `export default defineConfig({ … })`. Returns its argument. */
export function defineConfig(config: Config): Config {
  return config;
}
