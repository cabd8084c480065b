/** An error of AJV, as both validators give it. */
export interface SchemaError {
  /** JSON pointer without `#`. */
  readonly instancePath: string;
  readonly keyword: string;
  /** Where in the schema the rule stands. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Set when the error is about a name, which then stands in the map at `instancePath`. */
  readonly propertyName?: string;
}

/** What a validator came to; `crash` when it gave up, which says nothing about the document. */
export type SchemaVerdict =
  | { readonly kind: 'judged'; readonly errors: readonly SchemaError[] }
  | { readonly kind: 'crash'; readonly validator: string; readonly detail: string };

/** Tells a list of AJV errors from anything else that a validator may hand out. */
export function isSchemaErrors(value: unknown): value is SchemaError[] {
  return Array.isArray(value) && value.every((error) => typeof error?.instancePath === 'string');
}
