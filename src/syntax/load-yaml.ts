import { createRequire } from 'node:module';

type YamlLibrary = typeof import('yaml');

const require = createRequire(import.meta.url);
let library: YamlLibrary | undefined;

/** Loaded where it is used: it costs as much as a small spec takes to read. */
export function loadYaml(): YamlLibrary {
  library ??= require('yaml') as YamlLibrary;
  return library;
}
