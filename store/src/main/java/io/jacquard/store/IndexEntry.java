package io.jacquard.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scan finds.
 *
 * @param covered the covering fields that the document has, by their paths
 */
public record IndexEntry(String id, Map<String, @Nullable Object> covered) {}
