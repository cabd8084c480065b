export function readIndependently(text: string): {
  readonly reader: 'JSON.parse' | 'yaml' | 'js-yaml' | undefined;
  readonly value: unknown;
  readonly rangeOf: (path: string[]) => [number, number] | undefined;
  readonly inYaml: boolean;
};
