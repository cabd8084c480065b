/**
 * Escapes characters in a double-quoted string that JSON allows unescaped but YAML rejects or treats as line breaks
 * (YAML 1.2 section 5.1).
 */
export function escapeRare(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
