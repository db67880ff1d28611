package io.jacquard.sequence.instance.topic;

import io.jacquard.sequence.instance.Instance;
import io.jacquard.sequence.instance.InstanceTopics;
import io.jacquard.sequence.instance.state.Declared;
import io.jacquard.sequence.instance.stream.OutputPipe;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Connects instances to the topics that they read and write. */
@Singleton
final class TopicRoutes implements InstanceTopics {
  private final PatientTopics topics;
  private final Map<Instance, Route> routes = new ConcurrentHashMap<>();

  TopicRoutes(PatientTopics topics) {
    this.topics = topics;
  }

  /** What one instance is connected to. */
  private static final class Route {
    private @Nullable Thread input;
    private @Nullable TopicOutput output;
  }

  /** Follows what an instance has said of its topics; comes in the order of its messages. */
  @Override
  public void declared(Instance instance) {
    Declared declared = instance.declared();
    if (!(declared.fed() || declared.feeds()) || instance.over().isDone()) {
      return;
    }
    Route route = routes.computeIfAbsent(instance, _ -> new Route());
    synchronized (route) {
      if (declared.fed() && route.input == null) {
        TopicInput input = new TopicInput(instance, String.valueOf(declared.requires()), topics);
        route.input = Thread.ofVirtual().name("topic-input").start(input);
        var _ = instance.over().thenRun(route.input::interrupt);
      }
      if (declared.feeds()) {
        output(instance, route, String.valueOf(declared.provides())).declared();
      }
    }
    var _ = instance.over().thenRun(() -> routes.remove(instance));
  }

  /** It must stand before the first byte of output comes. */
  private TopicOutput output(Instance instance, Route route, String topic) {
    TopicOutput known = route.output;
    if (known != null) {
      return known;
    }
    OutputPipe pipe = instance.streams().output();
    TopicOutput output = new TopicOutput(instance, topic, topics, pipe.position());
    pipe.attach(output, pipe.position());
    Thread.ofVirtual().name("topic-output").start(output);
    route.output = output;
    return output;
  }
}
