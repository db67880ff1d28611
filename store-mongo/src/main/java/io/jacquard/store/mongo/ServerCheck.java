package io.jacquard.store.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.jacquard.store.StoreException;
import org.bson.Document;

/** Refuses servers on which a commit could not be what it promises. */
final class ServerCheck {
  /** The wire version of MongoDB 5.0, the first that takes field names with a dollar sign. */
  private static final int LEAST_WIRE_VERSION = 13;

  private static final int COMMAND_NOT_FOUND = 59;

  private ServerCheck() {}

  static void require(MongoDatabase admin, MongoOptions options) {
    Document hello = hello(admin, options);
    boolean transactions =
        hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg"));
    if (!transactions || hello.get("logicalSessionTimeoutMinutes") == null) {
      throw new StoreException(
          "MongoDB at %s has no transactions; run it as a replica set (mongod --replSet NAME, then"
                  .formatted(options.hosts())
              + " rs.initiate(); one member is enough)");
    }
    if (hello.getInteger("maxWireVersion", 0) < LEAST_WIRE_VERSION) {
      throw new StoreException(
          "MongoDB at %s is older than 5.0, the oldest that is supported"
              .formatted(options.hosts()));
    }
  }

  private static Document hello(MongoDatabase admin, MongoOptions options) {
    try {
      return admin.runCommand(new Document("hello", 1));
    } catch (MongoTimeoutException e) {
      throw new StoreException(
          "no MongoDB primary answers at %s within %d seconds"
              .formatted(options.hosts(), options.patience().toSeconds()),
          e);
    } catch (MongoSecurityException e) {
      throw new StoreException(
          "MongoDB at %s refuses the user or password of MONGODB_URI".formatted(options.hosts()),
          e);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() == COMMAND_NOT_FOUND) {
        return new Document(); // older than hello, or a look-alike
      }
      throw new StoreException(
          "MongoDB at %s refuses to say what it is: %s"
              .formatted(options.hosts(), e.getErrorMessage()),
          e);
    } catch (MongoException e) {
      throw new StoreException(
          "MongoDB at %s cannot be used: %s".formatted(options.hosts(), e.getMessage()), e);
    }
  }
}
