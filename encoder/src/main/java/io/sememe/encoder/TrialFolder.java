// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a process which tries a model shares with the one that started it. All that the
 * former writes is in here.
 *
 * @param path of this user alone
 */
record TrialFolder(Path path) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TrialFolder.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST = "request.json";
  private static final String STARTED = "started";
  private static final String RESULT = "result.json";

  /** Makes one among the temporary files. */
  static TrialFolder create() throws IOException {
    return new TrialFolder(Files.createTempDirectory("sememe-trial"));
  }

  void ask(TrialRequest request) throws IOException {
    JSON.writeValue(file(REQUEST), request);
  }

  /** Says that Java runs, and returns what is asked. */
  TrialRequest request() throws IOException {
    Files.createFile(path.resolve(STARTED));
    return JSON.readValue(file(REQUEST), TrialRequest.class);
  }

  void answer(TrialResult result) throws IOException {
    JSON.writeValue(file(RESULT), result);
  }

  boolean started() {
    return Files.exists(path.resolve(STARTED));
  }

  /** Returns the answer, if there is a whole one. */
  Optional<TrialResult> result() throws IOException {
    if (!file(RESULT).isFile()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file(RESULT), TrialResult.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private File file(String name) {
    return path.resolve(name).toFile();
  }

  /** Removes it with all that is in it. */
  @Override
  public void close() {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // What became of the model is known all the same; the system cleans temporary files up.
      log.warn("A folder of temporary files could not be removed: {}", e.toString());
    }
  }
}
