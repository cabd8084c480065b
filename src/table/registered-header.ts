import type { HeaderRule, HeaderSchema } from './status-table.js';

/** A header that a specification names for a status code, and where. */
export interface RegisteredHeader extends HeaderRule {
  readonly rfc: string;
  readonly section: string;
  /** Replaces the description where a row declares the header as a number. */
  readonly numberDescription?: string;
}

interface HeaderExtras {
  readonly required?: boolean;
  readonly format?: string;
  readonly numberDescription?: string;
}

/** A string header of the registry; optional unless the specification says MUST. */
export function header(
  name: string,
  [rfc, section]: readonly [rfc: string, section: string],
  description: string,
  { required = false, format, numberDescription }: HeaderExtras = {},
): RegisteredHeader {
  const schema: HeaderSchema = format === undefined ? { type: 'string' } : { type: 'string', format };
  return {
    name,
    required,
    description,
    ...(numberDescription !== undefined && { numberDescription }),
    schema,
    rfc,
    section,
  };
}
