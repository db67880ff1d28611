/**
 * The document store contract: collections of versioned documents, declared indexes, and commits
 * that are guarded, all or nothing, and durable when they return.
 */
@NullMarked
package io.jacquard.store;

import org.jspecify.annotations.NullMarked;
