package io.jacquard.sequence.catalog;

import java.nio.file.Path;

/**
 * A sequence whose package is on this hub's disk until the use is closed.
 *
 * @param sequence as it is now
 */
public record Unpacked(Sequence sequence, Path folder, PackageUse use) {}
