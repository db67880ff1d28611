package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.instance.state.Declared;
import io.jacquard.sequence.instance.state.InstanceRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An instance as the API shows it (spec/scramjet-hub.md section 1.5). */
public final class InstanceView {
  private InstanceView() {}

  /**
   * The whole object.
   *
   * @param location the id of the hub
   */
  public static ObjectNode of(Instance instance, String location) {
    InstanceRecord record = instance.record();
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", record.id());
    record.request().part("appConfig").ifPresent(config -> view.set("appConfig", config));
    record.request().part("args").ifPresent(args -> view.set("args", args));
    Declared declared = instance.declared();
    if (declared.provides() != null) {
      view.put("provides", declared.provides());
    }
    if (declared.requires() != null) {
      view.put("requires", declared.requires());
    }
    Sequence sequence = instance.sequence();
    ObjectNode shown = view.putObject("sequence").put("id", sequence.id());
    shown.set("config", sequence.config());
    shown.put("location", location);
    view.put("created", shown(record.created()));
    if (record.state().started() != null) {
      view.put("started", shown(record.state().started()));
    }
    if (record.state().over()) {
      view.put("ended", shown(record.ended()));
    }
    view.put("status", record.state().wire());
    record
        .exit()
        .ifPresent(exit ->
            view.putObject("terminated").put("exitcode", exit.code()).put("reason", exit.reason()));
    if (record.rerun().count() > 0) {
      view.put("restarts", record.rerun().count());
    }
    record.rerun().due().ifPresent(due -> view.put("restartAt", shown(due)));
    return view;
  }

  private static String shown(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
