package io.jacquard.sequence.http.sequence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.archive.SenderGoneException;
import io.jacquard.sequence.catalog.SentPackage;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A form with the package as {@code file}, and perhaps {@code appConfig}, in any order. */
final class PackageForm implements SentPackage {
  static final String TYPE = "multipart/form-data";

  private static final String FILE = "file";
  private static final String APP_CONFIG = "appConfig";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final BodyStream content;
  private final CompletableFuture<Optional<String>> appConfig;

  private PackageForm(BodyStream content, CompletableFuture<Optional<String>> appConfig) {
    this.content = content;
    this.appConfig = appConfig;
  }

  /** Reads a form; hands on the package when it begins, or says that there is none. */
  static void read(HubRequest request, Consumer<SentPackage> taken) {
    HttpServerRequest http = request.http();
    Context context = request.context().vertx().getOrCreateContext();
    CompletableFuture<Optional<String>> appConfig = new CompletableFuture<>();
    BodyStream[] file = new BodyStream[1];
    http.setExpectMultipart(true);
    http.uploadHandler((HttpServerFileUpload upload) -> {
      if (file[0] != null || !upload.name().equals(FILE)) {
        upload.handler(_ -> {});
      } else {
        file[0] = new BodyStream(upload, context);
        taken.accept(new PackageForm(file[0], appConfig));
      }
    });
    http.exceptionHandler(_ -> {
      appConfig.completeExceptionally(new SenderGoneException());
      if (file[0] != null) {
        file[0].breakOff();
      }
    });
    http.endHandler(_ -> {
      appConfig.complete(Optional.ofNullable(http.getFormAttribute(APP_CONFIG)));
      if (file[0] == null) {
        request.error(422, "The form has no file named '" + FILE + "'");
      }
    });
    http.resume(); // something may have been found out before
  }

  @Override
  public InputStream content() {
    return content;
  }

  @Override
  public Optional<ObjectNode> appConfig() throws IOException, BadPackageException {
    @Nullable String text = written();
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return Optional.of(object);
      }
    } catch (JsonProcessingException _) {
      // told below, with all that is no object
    }
    throw new BadPackageException("'" + APP_CONFIG + "' must be a JSON object");
  }

  private @Nullable String written() throws IOException {
    try {
      return appConfig.get(PATIENCE_SECONDS, TimeUnit.SECONDS).orElse(null);
    } catch (ExecutionException | TimeoutException _) {
      throw new SenderGoneException();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new SenderGoneException();
    }
  }
}
