package io.jacquard.commons.apikey;

import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /internal/api-keys/verify} answers.
 *
 * @param key {@code null} when it is not good
 */
public record ApiKeyVerdict(@Nullable ApiKey key) {}
