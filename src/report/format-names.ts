/** The formats of a report; apart from what renders them, for the command line to start fast. */
export const FORMAT_NAMES = ['stylish', 'json', 'github-actions', 'sarif', 'markdown'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];
