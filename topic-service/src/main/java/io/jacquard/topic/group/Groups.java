package io.jacquard.topic.group;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.redis.RedisRefusedException;
import io.jacquard.topic.log.Begin;
import io.jacquard.topic.log.Entry;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.Topic;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import io.jacquard.topic.problem.TopicProblem;
import io.jacquard.topic.redis.Answers;
import io.jacquard.topic.redis.TopicRedis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Groups as Redis keeps them: each entry is given to one consumer, until it is acknowledged. */
@Singleton
public final class Groups {
  private final TopicRedis redis;
  private final TopicLog log;
  private final GroupConfig config;

  Groups(TopicRedis redis, TopicLog log, GroupConfig config) {
    this.redis = redis;
    this.log = log;
    this.config = config;
  }

  /** A consumer in a group of a topic. */
  record Member(Topic topic, GroupName group, GroupName consumer) {}

  /** Makes a group, unless there is one of that name. */
  CompletableFuture<?> make(Topic topic, GroupName group, Begin begin) {
    String from =
        switch (begin) {
          case Begin.Latest _ -> "$";
          case Begin.At(Position position) -> position.toString();
          case Begin.Live _, Begin.Named _, Begin.Earliest _ -> "0";
        };
    Request command =
        Request.cmd(Command.XGROUP).arg("CREATE").arg(TopicLog.dataKey(topic)).arg(group.value());
    return redis
        .send(command.arg(from).arg("MKSTREAM"))
        .exceptionally(failure -> {
          if (said(failure, "BUSYGROUP")) {
            return null;
          }
          throw new CompletionException(failure);
        });
  }

  /** What a consumer was given before, behind a place, and has not acknowledged. */
  CompletableFuture<List<Entry>> pending(Member member, Position after, int most) {
    return redis.send(reading(member, most).arg(after.toString())).thenApply(Groups::ofStream);
  }

  /** What nobody in the group was given yet. */
  CompletableFuture<List<Entry>> fresh(Member member, int most) {
    return redis.send(reading(member, most).arg(">")).thenApply(Groups::ofStream);
  }

  private static Request reading(Member member, int most) {
    return Request.cmd(Command.XREADGROUP)
        .arg("GROUP")
        .arg(member.group().value())
        .arg(member.consumer().value())
        .arg("COUNT")
        .arg(most)
        .arg("STREAMS")
        .arg(TopicLog.dataKey(member.topic()));
  }

  /** What another consumer has held too long. */
  CompletableFuture<List<Entry>> overdue(Member member, int most) {
    return redis
        .send(
            Request.cmd(Command.XAUTOCLAIM)
                .arg(TopicLog.dataKey(member.topic()))
                .arg(member.group().value())
                .arg(member.consumer().value())
                .arg(config.redelivery().toMillis())
                .arg("0-0")
                .arg("COUNT")
                .arg(most))
        .thenApply(answer -> answer == null ? List.of() : entries(answer.get(1)));
  }

  /** How many entries a consumer holds, counted up to a number. */
  CompletableFuture<Integer> held(Member member, int most) {
    return redis
        .send(
            Request.cmd(Command.XPENDING)
                .arg(TopicLog.dataKey(member.topic()))
                .arg(member.group().value())
                .arg("-")
                .arg("+")
                .arg(most)
                .arg(member.consumer().value()))
        .thenApply(answer -> answer == null ? 0 : answer.size());
  }

  private static List<Entry> ofStream(@Nullable Response answer) {
    if (answer == null || answer.size() == 0) {
      return List.of();
    }
    String key = answer.getKeys().isEmpty() ? "" : answer.getKeys().iterator().next();
    return entries(key.isEmpty() ? answer.get(0).get(1) : answer.get(key));
  }

  /** Entries that were dropped meanwhile have no fields. */
  private static List<Entry> entries(Response list) {
    List<Entry> entries = new ArrayList<>();
    for (Response entry : list) {
      if (entry != null && entry.get(1) != null && entry.get(1).size() > 0) {
        entries.add(Entry.of(entry));
      }
    }
    return entries;
  }

  /** The groups of a topic. */
  public CompletableFuture<List<Group>> of(TopicName name) {
    return known(name)
        .thenCompose(topic ->
            redis.send(Request.cmd(Command.XINFO).arg("GROUPS").arg(TopicLog.dataKey(topic))))
        .exceptionally(failure -> {
          if (said(failure, "no such key")) {
            return null;
          }
          throw new CompletionException(failure);
        })
        .thenApply(Groups::shown);
  }

  private static List<Group> shown(@Nullable Response answer) {
    List<Group> groups = new ArrayList<>();
    if (answer != null) {
      for (Response group : answer) {
        groups.add(
            new Group(
                field(group, "name").toString(),
                field(group, "last-delivered-id").toString(),
                Answers.number(field(group, "pending")),
                Answers.number(field(group, "consumers"))));
      }
    }
    return groups;
  }

  /** A field of what older servers give as a list and newer ones as a map. */
  private static Response field(Response group, String name) {
    if (!group.getKeys().isEmpty()) {
      return group.get(name);
    }
    for (int i = 0; i + 1 < group.size(); i += 2) {
      if (name.equals(group.get(i).toString())) {
        return group.get(i + 1);
      }
    }
    throw new IllegalStateException("Redis says nothing of " + name);
  }

  /** Acknowledges entries; how many of them were waiting for it. */
  public CompletableFuture<Integer> acknowledge(
      TopicName name, GroupName group, List<Position> entries) {
    return known(name).thenCompose(topic -> acknowledge(topic, group, entries));
  }

  CompletableFuture<Integer> acknowledge(Topic topic, GroupName group, List<Position> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    Request command = Request.cmd(Command.XACK).arg(TopicLog.dataKey(topic)).arg(group.value());
    entries.forEach(entry -> command.arg(entry.toString()));
    return redis.send(command).thenApply(count -> (int) Answers.number(count));
  }

  /** Removes a group; whether it was there. */
  public CompletableFuture<Boolean> remove(TopicName name, GroupName group) {
    return known(name)
        .thenCompose(topic ->
            redis.send(
                Request.cmd(Command.XGROUP)
                    .arg("DESTROY")
                    .arg(TopicLog.dataKey(topic))
                    .arg(group.value())))
        .thenApply(count -> Answers.number(count) == 1)
        .exceptionally(failure -> {
          if (said(failure, "requires the key to exist")) {
            return false;
          }
          throw new CompletionException(failure);
        });
  }

  private CompletableFuture<Topic> known(TopicName name) {
    return log.find(name)
        .thenApply(topic -> {
          if (topic == null) {
            throw new ProblemException(TopicProblem.TOPIC_UNKNOWN, "Topic " + name + " not found");
          }
          return topic;
        });
  }

  /** Whether a failure is an answer of Redis with some words. */
  static boolean said(Throwable failure, String words) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RedisRefusedException
        && String.valueOf(cause.getMessage()).contains(words);
  }
}
