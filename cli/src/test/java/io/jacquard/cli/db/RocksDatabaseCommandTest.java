package io.jacquard.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class RocksDatabaseCommandTest extends DatabaseCommandContract {
  @Override
  List<String> place(String name) {
    return List.of("--data", folder.resolve(name).toString());
  }

  @Override
  DocumentStore open(String name) {
    return RocksDocumentStore.open(folder.resolve(name).resolve("documents"));
  }

  @Test
  void aStoreInUseOrMissingIsRefused() {
    makeGraph("one");

    with("one", _ -> assertThat(db("check", place("one"))).isEqualTo(1));
    assertThat(db("check", place("none"))).isEqualTo(1);
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
