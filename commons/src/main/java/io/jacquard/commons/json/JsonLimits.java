package io.jacquard.commons.json;

/**
 * How large a JSON text may be, apart from its length.
 *
 * @param depth of containers in containers
 * @param members of all objects and arrays together
 */
public record JsonLimits(int depth, int members) {
  /** What small platform requests are read with. */
  public static final JsonLimits DEFAULT = new JsonLimits(500, 1_000_000);

  public JsonLimits {
    if (depth < 1 || members < 1) {
      throw new IllegalArgumentException("limits of JSON are positive: " + depth + ", " + members);
    }
  }
}
