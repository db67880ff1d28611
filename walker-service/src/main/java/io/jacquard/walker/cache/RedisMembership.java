package io.jacquard.walker.cache;

import static io.jacquard.walker.cache.RedisSharedTier.answer;
import static io.jacquard.walker.cache.RedisSharedTier.optional;

import io.jacquard.commons.redis.RedisSession;
import io.jacquard.store.Body;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.cache.SharedTier.Membership;
import io.jacquard.store.cache.SharedTier.News;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Part taken in an epoch of a realm, over one connection. */
final class RedisMembership implements Membership {
  /** After this time a commit that nobody settled is given up: MongoDB has ended it long before. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final int NEWS_AT_ONCE = 1_000;

  /** Offers are refused when more than this came meanwhile: comparing would take too long. */
  private static final int NEWS_TO_COMPARE = 200;

  /** Documents in one step. */
  private static final int PORTION = 500;

  private static final byte[] NOT_HELD = {};

  private final RedisSession session;
  private final Names names;
  private final String beginning;
  private final SharedCacheConfig config;

  RedisMembership(RedisSession session, Names names, String beginning, SharedCacheConfig config) {
    this.session = session;
    this.names = names;
    this.beginning = beginning;
    this.config = config;
  }

  @Override
  public String beginning() {
    return beginning;
  }

  @Override
  public News news(String place) {
    Response news =
        optional(session.send(evaluation(Scripts.NEWS).arg(place).arg(NEWS_AT_ONCE).build()))
            .orElse(null);
    if (news == null) {
      return new News.Lost();
    }
    List<DocumentKey> changed = new ArrayList<>();
    String last = place;
    for (Response entry : news) {
      last = entry.get(0).toString();
      changed.addAll(Names.keys(entry.get(1).toString()));
    }
    return new News.Changed(changed, last, news.size() < NEWS_AT_ONCE);
  }

  @Override
  public Map<DocumentKey, Document> find(Collection<DocumentKey> keys) {
    Map<DocumentKey, Document> found = new HashMap<>();
    for (List<DocumentKey> portion : portions(List.copyOf(keys))) {
      Request request = Request.cmd(Command.MGET);
      portion.forEach(key -> request.arg(names.document(key)));
      Response values = answer(session.send(request));
      for (int i = 0; i < portion.size(); i++) {
        @Nullable Response value = values.get(i);
        if (value != null) {
          found.put(portion.get(i), document(portion.get(i), value.toBytes()));
        }
      }
    }
    return found;
  }

  @Override
  public Set<DocumentKey> offer(String place, List<Document> documents) {
    Set<DocumentKey> taken = new HashSet<>();
    for (List<Document> portion : portions(documents)) {
      Evaluation offer = evaluation(Scripts.OFFER).arg(place).arg(life()).arg(NEWS_TO_COMPARE);
      for (Document document : portion) {
        offer.key(names.document(document.key()));
        offer.arg(Names.name(document.key())).arg(value(document));
      }
      Response accepted = answer(session.send(offer.build()));
      for (int i = 0; i < portion.size(); i++) {
        if (isOne(accepted.get(i))) {
          taken.add(portion.get(i).key());
        }
      }
    }
    return taken;
  }

  @Override
  public boolean announce(String commit, Collection<DocumentKey> keys) {
    boolean all = true;
    for (List<DocumentKey> portion : portions(List.copyOf(keys))) {
      Evaluation announcement =
          evaluation(Scripts.ANNOUNCE).arg(commit).arg(PATIENCE.toMillis()).arg(Names.all(portion));
      for (DocumentKey key : portion) {
        announcement.key(names.document(key)).arg(Names.name(key));
      }
      all &= isOne(answer(session.send(announcement.build())));
    }
    return all;
  }

  @Override
  public boolean settle(String commit, Collection<DocumentKey> keys, List<Document> written) {
    Map<DocumentKey, Document> now = new HashMap<>();
    written.forEach(document -> now.put(document.key(), document));
    boolean all = true;
    for (List<DocumentKey> portion : portions(List.copyOf(keys))) {
      Evaluation settlement =
          evaluation(Scripts.SETTLE).arg(commit).arg(life()).arg(Names.all(portion));
      for (DocumentKey key : portion) {
        Document document = now.get(key);
        settlement.key(names.document(key)).arg(Names.name(key));
        settlement.arg(document == null ? NOT_HELD : value(document));
      }
      all &= isOne(answer(session.send(settlement.build())));
    }
    return all;
  }

  private static boolean isOne(Response answer) {
    return answer.toString().equals("1");
  }

  private Evaluation evaluation(String script) {
    return new Evaluation(script, names).arg(names.epoch());
  }

  private long life() {
    return config.timeToLive().toMillis();
  }

  /** The version, then the body; nothing for a document that is too large for Redis. */
  private byte[] value(Document document) {
    byte[] body = document.body().encoded();
    return body.length > config.largest().asLongValue()
        ? NOT_HELD
        : ByteBuffer.allocate(Long.BYTES + body.length)
            .putLong(document.version())
            .put(body)
            .array();
  }

  private static Document document(DocumentKey key, byte[] value) {
    byte[] body = new byte[value.length - Long.BYTES];
    long version = ByteBuffer.wrap(value).getLong();
    System.arraycopy(value, Long.BYTES, body, 0, body.length);
    return new Document(key, version, Body.ofEncoded(body), null);
  }

  /** Splits what is too much for one step, so that Redis is never held up for long. */
  private static <T> List<List<T>> portions(List<T> all) {
    List<List<T>> portions = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PORTION) {
      portions.add(all.subList(from, Math.min(all.size(), from + PORTION)));
    }
    return portions;
  }
}
