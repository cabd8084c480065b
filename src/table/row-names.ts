import { isTitle } from './cell-forms.js';
import { componentName, isComponentName, type NamingOptions } from './component-name.js';
import { statusTitle } from './registry.js';

interface Named {
  readonly status: string;
  readonly title: string;
  /** The Component cell. */
  readonly component?: string;
  /** Whether the name comes from the status, whatever the message. */
  readonly isNamedByStatus: boolean;
}

/**
 * The component name of each row: its Component cell, else its message, else what the registry calls the status. A
 * sentence, a message that OpenAPI does not allow as a name, and one that several rows share are not names.
 */
export function rowNames(rows: readonly Named[], naming: NamingOptions): string[] {
  const fromMessage = rows.map((row) => messageName(row, naming));
  const uses = new Map<string, number>();
  for (const name of fromMessage) {
    const key = name?.toLowerCase() ?? '';
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return rows.map(({ component, status }, index) => {
    const name = fromMessage[index];
    const isOwn = name !== undefined && uses.get(name.toLowerCase()) === 1;
    return component ?? (isOwn ? name : componentName(statusTitle(status), status, naming));
  });
}

function messageName({ status, title, component, isNamedByStatus }: Named, naming: NamingOptions) {
  if (component !== undefined || isNamedByStatus || !isTitle(title)) return undefined;
  const name = componentName(title, status, naming);
  return isComponentName(name) && /[a-z]/i.test(name) ? name : undefined;
}
