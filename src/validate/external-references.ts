import { collectReferences } from '../openapi/references.js';
import { FileShelf } from './file-shelf.js';
import type { Resolver } from './resolver.js';
import type { SpecFile } from './spec-file.js';

/**
 * Pointers (`#/components/responses/NotFound`) into a spec from the local files that it reaches, directly or
 * through others. What cannot be read refers to nothing.
 */
export async function externalReferences(
  main: SpecFile,
  resolver: Resolver | undefined,
): Promise<ReadonlySet<string>> {
  const shelf = new FileShelf(main, resolver);
  const pointers = new Set<string>();
  const reached = new Set<SpecFile>([main]);
  for (const file of reached) {
    for (const { ref } of collectReferences(file.source.value)) {
      const [path = '', fragment = ''] = ref.split('#', 2);
      if (path === '') continue;
      const opened = await shelf.open(path, file.file);
      if (opened.kind !== 'file') continue;
      if (opened.in === main) pointers.add(`#${fragment}`);
      else reached.add(opened.in);
    }
  }
  return pointers;
}
