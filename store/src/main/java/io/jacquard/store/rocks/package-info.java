/**
 * The embedded document store: RocksDB in a folder that belongs to one process, written by one
 * committer thread. See {@code docs/adr/0001-embedded-store.md}.
 */
@NullMarked
package io.jacquard.store.rocks;

import org.jspecify.annotations.NullMarked;
