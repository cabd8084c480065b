/** Escapes, in a text between double quotes, what JSON lets stand and YAML does not, or breaks lines at (section 5.1). */
export function escapeRare(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
