/** A Response Object of any version: plain data, ready to be written. */
export type ResponseObject = Readonly<Record<string, unknown>>;
/** A Schema Object of any version. */
export type SchemaObject = Readonly<Record<string, unknown>>;

export interface GeneratedResponse {
  readonly name: string;
  /** Status of the row that made it: `'404'`, `'4XX'`, `'default'`. */
  readonly status: string;
  readonly value: ResponseObject;
}

export interface GeneratedSchema {
  readonly name: string;
  readonly value: SchemaObject;
}

/** A header that responses share. */
interface GeneratedHeader {
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The components of one version, in the table's order. */
export interface GeneratedComponents {
  readonly responses: readonly GeneratedResponse[];
  /** Empty when the spec's own schema is referenced instead. */
  readonly schemas: readonly GeneratedSchema[];
  /** Headers by class, existing ones of the spec included. @default none */
  readonly headers?: readonly GeneratedHeader[];
}
