/** Whether two values are the same JSON: keys in any order, items in theirs. The second must have no cycles. */
export function equalValues(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => equalValues(item, other[index]));
  }
  const members = Object.entries(other);
  if (Object.keys(one).length !== members.length) return false;
  return members.every(
    ([key, value]) => Object.hasOwn(one, key) && equalValues(Reflect.get(one, key), value),
  );
}
