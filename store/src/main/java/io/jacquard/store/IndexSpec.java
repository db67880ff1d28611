package io.jacquard.store;

import java.util.List;

/**
 * The declaration of an index: documents ordered by some fields, then by id. Fields are dotted
 * paths into the body whose values are text, whole numbers, floating numbers or booleans; one field
 * has one type in all documents. A document that lacks one of them is not in the index.
 *
 * @param covering further fields that a scan answers without reading the documents
 */
public record IndexSpec(String name, List<String> fields, List<String> covering) {
  /** The index that every collection has: by id alone. */
  public static final String ID = "_id";

  public IndexSpec {
    if (!name.matches("[a-zA-Z][a-zA-Z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not an index name: '" + name + "'");
    }
    fields = List.copyOf(fields);
    covering = List.copyOf(covering);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("index " + name + " names no field");
    }
  }

  public static IndexSpec on(String name, String... fields) {
    return new IndexSpec(name, List.of(fields), List.of());
  }

  public IndexSpec covering(String... more) {
    return new IndexSpec(name, fields, List.of(more));
  }
}
