package io.jacquard.jac.lib.regex;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A pattern in the JDK's form with what Python tells about it.
 *
 * @param flags the flags in force, inline ones included
 * @param groupNames numbers of named groups, in order
 * @param javaGroups for each Python group its number in the JDK's pattern; entry 0 is 0
 * @param closingOrder Python group numbers in the order of their closing parentheses
 */
record Translated(
    Pattern pattern,
    int flags,
    Map<String, Integer> groupNames,
    List<Integer> javaGroups,
    List<Integer> closingOrder) {

  int groups() {
    return javaGroups.size() - 1;
  }
}
