package io.jacquard.sequence.http.sequence;

import io.jacquard.sequence.audit.HubAudit;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.instance.InstanceService;
import io.jacquard.sequence.space.Neighbours;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Removes sequences, which all hubs of a space share. */
@Singleton
public final class SequenceRemoval {
  /** The number by which audit records tell of a sequence's end. */
  private static final int DELETED = 1;

  private final InstanceService instances;
  private final Neighbours neighbours;
  private final HubAudit audit;

  SequenceRemoval(InstanceService instances, Neighbours neighbours, HubAudit audit) {
    this.instances = instances;
    this.neighbours = neighbours;
    this.audit = audit;
  }

  /**
   * Removes a sequence and, by force, its instances on every hub.
   *
   * @return false if it has instances and stays
   */
  public boolean remove(Sequence sequence, boolean force) throws IOException {
    List<Neighbours.Far> elsewhere = neighbours.instancesOf(sequence.id());
    if ((!force && !elsewhere.isEmpty()) || !instances.remove(sequence, force)) {
      return false;
    }
    elsewhere.forEach(neighbours::kill);
    audit.state(DELETED, sequence.id());
    return true;
  }
}
