package io.jacquard.auth.user;

import io.jacquard.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where users are kept. A username belongs to at most one user at any time. */
interface UserRepository {

  Optional<User> find(String id);

  Optional<User> findByName(String username);

  Optional<User> findByRoot(String root);

  /** A part of all users, the oldest first. */
  Page page(@Nullable String cursor, int limit);

  /**
   * See {@link #page}.
   *
   * @param cursor where the next part begins; {@code null} when this is the last
   */
  record Page(List<User> users, @Nullable String cursor) {
    public Page {
      users = List.copyOf(users);
    }
  }

  /**
   * Stores a new user unless the name is taken; returns whether it was stored.
   *
   * @param also what else is written in the same step, or else nothing is
   */
  boolean insert(User user, List<Write> also);

  /**
   * Changes a user as he is now; the change may be asked for more than once. A new name is claimed
   * and the old one freed in the same step; a higher generation is announced in it too.
   */
  Update update(String id, UnaryOperator<User> change);

  /** Removes a user with everything he owns, and frees his name; returns whether he was there. */
  boolean delete(String id);

  /** How an update ended. */
  enum Update {
    DONE,
    UNKNOWN_USER,
    NAME_TAKEN
  }
}
