package io.jacquard.commons.boot;

import java.util.List;

/** One part of an installation that can tell whether it is set up safely. */
public interface BootCheck {
  List<Finding> findings();
}
