package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an instance has told: the last message of each event, and who listens. */
public final class EventBoard {
  private static final int MOST_NAMES = 1000;

  private final LinkedHashMap<String, Event> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Event> eldest) {
          return size() > MOST_NAMES;
        }
      };
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** One event; the message is an empty object where none was given. */
  public record Event(String name, JsonNode message) {}

  /**
   * Who is told.
   *
   * @param name the event to be told of, {@code null} for every one
   */
  private record Listener(@Nullable String name, Consumer<Event> action) {
    boolean wants(Event event) {
      return name == null || name.equals(event.name());
    }
  }

  void tell(Event event) {
    synchronized (last) {
      last.remove(event.name());
      last.put(event.name(), event);
    }
    for (Listener listener : listeners) {
      if (listener.wants(event)) {
        listener.action().accept(event);
      }
    }
  }

  /** The last event of that name, or of any. */
  public Optional<Event> last(@Nullable String name) {
    synchronized (last) {
      if (name != null) {
        return Optional.ofNullable(last.get(name));
      }
      return last.isEmpty() ? Optional.empty() : Optional.of(last.sequencedValues().getLast());
    }
  }

  /**
   * Is told of events from now on.
   *
   * @return what ends it
   */
  public Runnable listen(@Nullable String name, Consumer<Event> action) {
    Listener listener = new Listener(name, action);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
