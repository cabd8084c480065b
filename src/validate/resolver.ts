/** What became of a request for another file. */
export type ResolverAnswer =
  | {
      readonly kind: 'file';
      /** Name of the file for findings, and `from` for the references inside it; one file has one name. */
      readonly file: string;
      readonly text: string;
    }
  /** Outside of the folder that may be read; nothing was read. */
  | { readonly kind: 'outside' }
  /** On another host, and the caller does not read those. */
  | { readonly kind: 'remote' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * The only way from a spec to other files. Without one, external `$ref`s are left alone: neither read nor
 * reported.
 */
export interface Resolver {
  /**
   * @param reference A URI reference as written in a `$ref`, without its fragment.
   * @param from Name of the file that holds the `$ref`.
   */
  read(reference: string, from: string): Promise<ResolverAnswer>;
}
