/**
 * The document store on MongoDB: one transaction for what commits at the same time, majority
 * acknowledged. {@link io.jacquard.store.mongo.Stores} chooses between it and the embedded one.
 */
@NullMarked
package io.jacquard.store.mongo;

import org.jspecify.annotations.NullMarked;
