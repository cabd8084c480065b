import type { HeaderOverride } from './header-list.js';
import type { RegisteredHeader } from './registry.js';
import type { HeaderRule } from './status-table.js';

/**
 * The registry's headers with those of the row laid over them, names compared without case. A row can add headers,
 * change a type and require a header; it cannot make a header optional that the specification requires.
 */
export function mergeHeaders(
  registered: readonly RegisteredHeader[],
  own: readonly HeaderOverride[],
): HeaderRule[] {
  const byName = new Map(registered.map((rule) => [rule.name.toLowerCase(), rule]));
  const merged = new Map<string, HeaderRule>([...byName].map(([key, rule]) => [key, bare(rule)]));
  for (const { name, required, schema } of own) {
    const known = byName.get(name.toLowerCase());
    const isNumber = schema?.type === 'integer' || schema?.type === 'number';
    const description = (isNumber ? known?.numberDescription : undefined) ?? known?.description;
    merged.set(name.toLowerCase(), {
      name: known?.name ?? name,
      required: required || (known?.required ?? false),
      ...(description !== undefined && { description }),
      schema: schema ?? known?.schema ?? { type: 'string' },
    });
  }
  return [...merged.values()];
}

/** A header without the members that only the registry has. */
function bare({ name, required, description, schema }: HeaderRule): HeaderRule {
  return { name, required, ...(description !== undefined && { description }), schema };
}
