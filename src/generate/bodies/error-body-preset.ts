import type { z } from 'zod';
import type { ExampleBody } from '../../json-schema/make-example.js';
import type { ExampleFacts } from '../example-facts.js';
import type { SchemaObject } from '../generated-components.js';
import type { TextBounds } from '../row-headers.js';

/** The Zod library, passed in: loading it takes longer than most specs take to read. */
export type Zod = typeof z;

/** An error body that ships with the tool. */
export interface ErrorBodyPreset {
  /** Name of its schema unless the caller renames it. */
  readonly name: string;
  readonly mediaType: string;
  /** Bounds on the headers of responses. @default none */
  readonly headerBounds?: TextBounds;
  /** The member for error codes and its schema, where `schema` has none. @default none */
  readonly codeMember?: Readonly<Record<string, SchemaObject>>;
  readonly schema: (z: Zod) => z.ZodType;
  /** An example that the schema accepts whenever it can hold the facts. */
  readonly example: (facts: ExampleFacts) => ExampleBody;
}
