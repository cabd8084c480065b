import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { ErrorBody } from '../generate/error-body.js';
import { definitionAt } from '../json-schema/collect.js';
import { isObject } from '../values/is-object.js';
import { comment, identifier, unused } from './typescript-text.js';
import { zodSource } from './zod-source.js';

/** Where an author's module is, as an import names it, and what it exports. */
export interface BodyModule {
  readonly specifier: string;
  readonly exported: string;
}

/** The declarations of a body in the module that is written. */
interface WrittenSchema {
  /** Name of the Zod schema and of its type. */
  readonly name: string;
  /** The type that a sender fills in; another one than `name` where an author's schema has defaults or transforms. */
  readonly input: string;
  readonly imports: readonly string[];
  readonly declarations: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The schema of an author's module under the body's name: refinements, defaults and formats survive. */
export function importedSchema(
  { name: wish }: ErrorBody,
  { specifier, exported }: BodyModule,
  taken: Set<string>,
): WrittenSchema {
  const name = unused(identifier(wish, 'pascal'), taken);
  const imported = exported === 'default' ? 'source' : `{ ${exported} as source }`;
  return {
    name,
    input: `${name}Input`,
    imports: [`import ${imported} from '${specifier}';`],
    declarations: [
      `export const ${name}: typeof source = source;\n\nexport type ${name} = z.infer<typeof source>;`,
      `/** ${name} as it is sent, before defaults and transforms. */\nexport type ${name}Input = z.input<typeof source>;`,
    ],
    diagnostics: [],
  };
}

/** A copy of a body's schema in Zod, with the definitions that it refers to. */
export function writeSchema(
  { name: wish, jsonSchema, file = wish }: ErrorBody,
  taken: Set<string>,
): WrittenSchema {
  const name = unused(identifier(wish, 'pascal'), taken);
  const written = { name, input: name, imports: [] };
  if (jsonSchema === undefined) {
    const diagnostics = [diagnose('BODY_NOT_EMITTED', { name: wish }, { file })];
    return { ...written, declarations: [], diagnostics };
  }
  const names = new Map([['#', name]]);
  for (const definition of jsonSchema.definitions.keys())
    names.set(`#/$defs/${definition}`, unused(identifier(definition, 'pascal'), taken));
  const diagnostics: Diagnostic[] = [];
  const refuse = (keyword: string, path: string): void => {
    diagnostics.push(diagnose('KEYWORD_NOT_IN_ZOD', { keyword, path }, { file }));
  };
  const declarations = [...names].map(([ref, own]) =>
    declaration(own, definitionAt(jsonSchema, ref), { ref, names, refuse }),
  );
  // The root last: what it is built from comes before it.
  return { ...written, declarations: [...declarations.slice(1), ...declarations.slice(0, 1)], diagnostics };
}

interface DeclarationContext {
  readonly ref: string;
  readonly names: ReadonlyMap<string, string>;
  readonly refuse: (keyword: string, path: string) => void;
}

function declaration(name: string, value: unknown, { ref, names, refuse }: DeclarationContext): string {
  let isReferring = false;
  const nameOf = (target: string): string | undefined => {
    isReferring = true;
    return names.get(target);
  };
  const { code, zodType, type } = zodSource(value, ref.slice(2), { nameOf, refuse });
  const title = `/** ${comment(isObject(value) && typeof value.description === 'string' ? value.description : name)} */`;
  // A schema that refers to others may refer to itself: its type has to be spelled out.
  return isReferring
    ? `${title}\nexport const ${name}: z.ZodType<${name}> = ${code};\n\nexport type ${name} = ${type};`
    : `${title}\nexport const ${name}: ${zodType} = ${code};\n\nexport type ${name} = z.infer<typeof ${name}>;`;
}
