import { augmentDocument } from './augment-document.js';
import type { AugmentOptions } from './options.js';
import { describeDiagnostic } from './report/describe-diagnostic.js';

/** What the visitor needs of Redocly's context. */
interface VisitorContext {
  report(problem: { readonly message: string }): void;
}

/** A Redocly visitor that adds responses to the root of a document. */
export interface ResponsesVisitor {
  readonly Root: { readonly leave: (root: Record<string, unknown>, context: VisitorContext) => void };
}

/**
 * Makes the visitor of a plugin of your own, with options that YAML cannot hold, such as a table or a Zod schema.
 *
 * @param options as `augmentDocument` takes them; Redocly's own `severity` is ignored
 * @throws TypeError if an option is wrong
 */
export function responses(options: AugmentOptions & { readonly severity?: unknown } = {}): ResponsesVisitor {
  const { severity: _, ...own } = options;
  return {
    Root: {
      leave(root, context) {
        const { document, diagnostics } = augmentDocument(root, own);
        Object.assign(root, document);
        for (const diagnostic of diagnostics) {
          if (diagnostic.severity === 'info') continue;
          const { message, hint } = describeDiagnostic(diagnostic);
          context.report({ message: `${message} ${hint}` });
        }
      },
    },
  };
}

type Visitors = Readonly<Record<'oas2' | 'oas3', { readonly responses: typeof responses }>>;

/** A plugin of Redocly CLI 2. */
export interface RedoclyPlugin {
  readonly id: 'gen-responses';
  /** Runs before `$ref`s are resolved, so that those to responses of the table resolve. */
  readonly preprocessors: Visitors;
  readonly decorators: Visitors;
}

/**
 * The plugin for `plugins: [gen-responses/redocly]`: the preprocessor and decorator `gen-responses/responses` takes the
 * options of `augmentDocument`.
 */
export default function redoclyPlugin(): RedoclyPlugin {
  const visitors = { oas2: { responses }, oas3: { responses } };
  return { id: 'gen-responses', preprocessors: visitors, decorators: visitors };
}
