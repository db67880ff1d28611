/** Tests of the store on MongoDB, and a mongod for the tests of others. */
@NullMarked
package io.jacquard.store.mongo;

import org.jspecify.annotations.NullMarked;
