/**
 * Documents kept in memory: in front of a store that one process has for itself, and in front of
 * one that several processes write and agree about.
 */
@NullMarked
package io.jacquard.store.cache;

import org.jspecify.annotations.NullMarked;
