package io.jacquard.sequence.instance.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What an instance writes on one stream. Every byte goes to the readers of that moment; without one
 * it waits for the first. A byte is kept until it has left for the slowest reader, and the instance
 * gets leave to write as many more, so the window it was given bounds what is kept here.
 */
public final class OutputPipe {
  private final Delivery delivery;
  private final Deque<Piece> kept = new ArrayDeque<>();
  private final List<Place> places = new ArrayList<>();
  private long delivered;
  private long end;
  private boolean ended;

  /** Told how far the stream was delivered. */
  interface Delivery {
    /**
     * Bytes were delivered.
     *
     * @param position where the first byte stands that was not
     * @param count how many
     */
    void reached(long position, int count);
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Piece(long position, byte[] bytes) {
    long end() {
      return position + bytes.length;
    }
  }

  /** How far one reader is. */
  private static final class Place {
    private final PipeReader reader;
    private long left;

    private Place(PipeReader reader, long left) {
      this.reader = reader;
      this.left = left;
    }
  }

  /**
   * A stream that goes on.
   *
   * @param position how much of it was delivered before
   */
  OutputPipe(long position, Delivery delivery) {
    this.delivered = position;
    this.end = position;
    this.delivery = delivery;
  }

  /** Where the first byte stands that was not delivered. */
  public synchronized long position() {
    return delivered;
  }

  /** More bytes came. */
  public synchronized void accept(byte[] bytes) {
    Piece piece = new Piece(end, bytes);
    kept.add(piece);
    end = piece.end();
    for (Place place : List.copyOf(places)) {
      give(place, piece);
    }
  }

  /** Nothing more will come. */
  public synchronized void finish() {
    if (!ended) {
      ended = true;
      places.forEach(place -> place.reader.end());
      places.removeIf(place -> place.left >= end);
    }
  }

  /** Where a new reader begins: alone, with what waits; else with what comes. */
  public synchronized long next() {
    return places.isEmpty() ? delivered : end;
  }

  /** Begins to give bytes to somebody, from a place in the stream on, as far as they are kept. */
  public synchronized void attach(PipeReader reader, long from) {
    Place place = new Place(reader, Math.max(from, delivered));
    places.add(place);
    for (Piece piece : List.copyOf(kept)) {
      give(place, piece);
    }
    if (ended) {
      reader.end();
    }
    advance();
  }

  /** No longer gives bytes to somebody; what has not left for it waits for the next. */
  public synchronized void detach(PipeReader reader) {
    places.removeIf(place -> place.reader.equals(reader));
    advance();
  }

  /** What was never read, for whoever comes after the hub is gone. */
  public synchronized byte[] unread() {
    byte[] all = new byte[(int) (end - delivered)];
    int at = 0;
    for (Piece piece : kept) {
      int offset = (int) Math.max(0, delivered - piece.position());
      int length = piece.bytes().length - offset;
      System.arraycopy(piece.bytes(), offset, all, at, length);
      at += length;
    }
    return all;
  }

  private void give(Place place, Piece piece) {
    if (piece.end() > place.left) {
      int offset = (int) Math.max(0, place.left - piece.position());
      place.reader.take(piece.bytes(), offset, count -> left(place, count));
    }
  }

  private synchronized void left(Place place, int count) {
    place.left += count;
    advance();
    if (ended && place.left >= end) {
      places.remove(place);
    }
  }

  private void advance() {
    long slowest = places.isEmpty() ? delivered : end;
    for (Place place : places) {
      slowest = Math.min(slowest, place.left);
    }
    int count = (int) (slowest - delivered);
    if (count > 0) {
      delivered += count;
      while (!kept.isEmpty() && kept.element().end() <= delivered) {
        kept.remove();
      }
      delivery.reached(delivered, count);
    }
  }
}
