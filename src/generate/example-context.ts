/** What is told from outside about the examples. */
export interface ExampleContext {
  /** Base of problem types (`https://example.com/problems/`). Without one, `type` is `about:blank`. */
  readonly problemBase?: string;
}
