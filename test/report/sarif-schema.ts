/**
 * The part of SARIF 2.1.0 that a report uses, with the constraints of the standard (sections in OASIS sarif-v2.1.0).
 * Properties that the standard does not have are refused.
 */
const object = (properties: Record<string, unknown>, ...required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: unknown) => ({ type: 'array', items });
const text = { type: 'string', minLength: 1 };

/** Section 3.11; the text of a message must not be empty. */
const message = object({ text }, 'text');

/** Section 3.58.6. */
const level = { enum: ['none', 'note', 'warning', 'error'] };

/** Section 3.30: lines and columns count from 1, and the end column is the one after the region. */
const region = object(
  {
    startLine: { type: 'integer', minimum: 1 },
    startColumn: { type: 'integer', minimum: 1 },
    endColumn: { type: 'integer', minimum: 1 },
  },
  'startLine',
);

/** Section 3.28. A relative URI (RFC 3986) has no space, no backslash, and no colon in its first segment. */
const location = object({
  physicalLocation: object(
    {
      artifactLocation: object({ uri: { type: 'string', pattern: '^[^\\s\\\\<>"{}|^`:]+$' } }, 'uri'),
      region,
    },
    'artifactLocation',
  ),
  logicalLocations: list(object({ fullyQualifiedName: text })),
});

/** Section 3.14: one run. Code scanning shows only results that have a location. */
export const SARIF = object(
  {
    $schema: { type: 'string', format: 'uri' },
    version: { const: '2.1.0' },
    runs: {
      ...list(
        object(
          {
            tool: object(
              { driver: object({ name: text, rules: list(object({ id: text }, 'id')) }, 'name') },
              'driver',
            ),
            columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
            invocations: list(
              object(
                {
                  executionSuccessful: { type: 'boolean' },
                  toolConfigurationNotifications: list(
                    object({ descriptor: object({ id: text }, 'id'), level, message }, 'message'),
                  ),
                },
                'executionSuccessful',
              ),
            ),
            results: list(
              object(
                {
                  ruleId: text,
                  ruleIndex: { type: 'integer', minimum: 0 },
                  level,
                  message,
                  locations: { ...list(location), minItems: 1 },
                },
                'message',
                'locations',
              ),
            ),
          },
          'tool',
          'results',
        ),
      ),
      minItems: 1,
    },
  },
  'version',
  'runs',
);
