export function compileMatcher(schema: object): string;
