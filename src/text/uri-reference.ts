/** The characters of RFC 3986 section 2, and one fragment at most. */
const URI_REFERENCE =
  /^(?:[\w!$&'()*+,./:;=?@[\]~-]|%[\da-f]{2})*(?:#(?:[\w!$&'()*+,./:;=?@~-]|%[\da-f]{2})*)?$/i;

/** Whether the text can be a URI reference (RFC 3986 section 4.1): absolute, or relative such as `/problems/gone`. */
export function isUriReference(text: string): boolean {
  return URI_REFERENCE.test(text);
}
