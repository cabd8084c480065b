/** An Ajv error, as both validators report it. */
export interface SchemaError {
  /** JSON pointer without `#`. */
  readonly instancePath: string;
  readonly keyword: string;
  /** The location of the rule in the schema. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Set if the error is about a name in the map at `instancePath`. */
  readonly propertyName?: string;
}

/** The result of a validator; `crash` says nothing about the document. */
export type SchemaVerdict =
  | { readonly kind: 'judged'; readonly errors: readonly SchemaError[] }
  | { readonly kind: 'crash'; readonly validator: string; readonly detail: string };

/** Whether a value is a list of Ajv errors. */
export function isSchemaErrors(value: unknown): value is SchemaError[] {
  return Array.isArray(value) && value.every((error) => typeof error?.instancePath === 'string');
}

/** An error with its pointer split into names. */
export interface ErrorEntry {
  readonly error: SchemaError;
  readonly path: readonly string[];
}

/** The pointers of the entries and of all their ancestors. */
export function pointersUpFrom(entries: readonly ErrorEntry[]): Set<string> {
  const pointers = new Set<string>();
  for (const { error } of entries) {
    let pointer = error.instancePath;
    while (!pointers.has(pointer)) {
      pointers.add(pointer);
      pointer = parentOf(pointer);
    }
  }
  return pointers;
}

/** The parent of a pointer; the root is its own parent. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}
