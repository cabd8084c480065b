// What `compile-matcher.js` makes of each keyword: expressions, `'true'` where nothing is demanded.
export const TYPES = {
  object: (v) => `isObject(${v})`,
  array: (v) => `Array.isArray(${v})`,
  string: (v) => `typeof ${v}==='string'`,
  boolean: (v) => `typeof ${v}==='boolean'`,
  number: (v) => `Number.isFinite(${v})`,
  integer: (v) => `Number.isInteger(${v})`,
};

/** What keywords demand of the value of a variable, by the type of the values that they are for. */
export const RULES = {
  any: {
    type: (types, v) => or([types].flat().map((type) => TYPES[type](v))),
    enum: (values, v) => or(values.map((value) => `${v}===${JSON.stringify(value)}`)),
    const: (value, v) => `${v}===${JSON.stringify(value)}`,
    anyOf: (parts, v, compiler) => or(parts.map((part) => compiler.test(part, v))),
    oneOf: (parts, v, compiler) => compiler.testOneOf(parts, v),
    not: (part, v, compiler) => `!(${compiler.test(part, v)})`,
  },
  string: { pattern: (source, v, compiler) => `${compiler.patternFor(source)}.test(${v})` },
  number: {
    minimum: (least, v, _, { exclusiveMinimum }) => `${v}>${exclusiveMinimum ? '' : '='}${least}`,
  },
  array: {
    minItems: (least, v) => `${v}.length>=${least}`,
    uniqueItems: (isUnique, v) => (isUnique ? `areDistinct(${v})` : 'true'),
    contains: (part, v, compiler, { minContains = 1, maxContains = Number.MAX_VALUE }) => {
      const count = `${v}.filter((x)=>${compiler.test(part, 'x')}).length`;
      return `${minContains}<=${count}&&${count}<=${maxContains}`;
    },
  },
  object: {
    required: (names, v) => and(names.map((name) => has(v, name))),
  },
};
const words = (text) => text.split(' ');
const APPLIED = words('$ref allOf dependentSchemas if then else');
const PROPERTIES = words(
  'properties patternProperties additionalProperties unevaluatedProperties propertyNames minProperties maxProperties',
);
export const LOOPED = ['items', ...PROPERTIES];
const SIDE = words('exclusiveMinimum minContains maxContains');
const IDLE = words(
  'title description default format $comment $id id $schema $dynamicAnchor $defs definitions',
);
export const KNOWN = new Set([
  ...Object.values(RULES).flatMap(Object.keys),
  ...APPLIED,
  ...LOOPED,
  ...SIDE,
  ...IDLE,
]);

/** Forms of keywords that the rules would misjudge; no schema of OpenAPI has them. */
export const UNSOUND = [
  {
    what: 'a number as exclusiveMinimum',
    holds: ({ exclusiveMinimum }) => typeof exclusiveMinimum === 'number',
  },
  {
    what: 'an object or list in enum or const',
    holds: ({ enum: values = [], const: value = null }) =>
      [...values, value].some((one) => typeof one === 'object' && one !== null),
  },
  {
    what: 'uniqueItems below not or if',
    holds: ({ not, if: condition }) => /"uniqueItems"/.test(JSON.stringify([not, condition])),
  },
];

export const has = (v, name) => `${v}[${JSON.stringify(name)}]!==undefined`;
export const fail = (test) => (test === 'true' ? '' : `if(!(${test}))return false;`);
export const implies = (when, test) => (when === 'true' || test === 'true' ? test : `(!(${when})||${test})`);

export function and(tests) {
  const demands = tests.filter((test) => test !== 'true');
  if (demands.length < 2) return demands[0] ?? 'true';
  return demands.includes('false') ? 'false' : `(${demands.join('&&')})`;
}

export function or(tests) {
  const choices = tests.filter((test) => test !== 'false');
  if (choices.length < 2) return choices[0] ?? 'false';
  return choices.includes('true') ? 'true' : `(${choices.join('||')})`;
}
