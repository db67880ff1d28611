package io.jacquard.store.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.jacquard.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerCheckTest {

  @Test
  void aServerWithoutTransactionsIsRefused() {
    MongoServer single = new MongoServer(new MemoryBackend());
    try {
      String uri = single.bindAndGetConnectionString();

      assertThatThrownBy(() -> MongoDocumentStore.open(MongoOptions.at(uri)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("has no transactions")
          .hasMessageContaining("--replSet");
    } finally {
      single.shutdown();
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutThePassword() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    MongoOptions options =
        MongoOptions.at("mongodb://ann:secret@127.0.0.1:" + port + "/app")
            .waiting(Duration.ofMillis(200));

    assertThatThrownBy(() -> MongoDocumentStore.open(options))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("no MongoDB primary answers at 127.0.0.1:" + port)
        .hasMessageNotContaining("secret");
  }

  @Test
  void whatIsNoAddressIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> MongoOptions.at("postgres://ann:secret@db/app"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("MONGODB_URI")
        .hasMessageNotContaining("secret");
  }
}
