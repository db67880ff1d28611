package io.jacquard.jac.runtime.execution;

/** What a call may spend or do only so much of; an error names the one that was passed. */
public enum Limit {
  /** Loop rounds and calls. */
  STEPS,
  /** Time since the call began. */
  TIME,
  /** Nested calls. */
  DEPTH,
  /** Elements of one value, or all memory there is. */
  SIZE,
  /** Bytes that the call keeps. */
  MEMORY,
  /** Nodes and edges that walkers enter, each time they do. */
  VISITS,
  /** Nodes and edges read, made or met. */
  OBJECTS,
  /** Edges that one hop finds. */
  LINKS,
  /** Documents written. */
  WRITES,
  /** Bytes written. */
  BYTES
}
